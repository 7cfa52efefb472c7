namespace FunnelReports.Web.Settings;

/// <summary>The time zones that a form suggests.</summary>
public static class TimeZones
{
    /// <summary>Names such as Europe/Paris that this machine knows, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id == "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];
}
