namespace FunnelReports.Core.Calendars;

/// <summary>A name that is no IANA time zone. The message says what to write instead.</summary>
public sealed class UnknownTimeZoneException(string zoneId, string? better = null)
    : Exception($"\"{zoneId}\" is not an IANA time zone. Use {(better is null ? "a name such as Europe/Paris, America/Sao_Paulo or UTC" : better)}.")
{
    /// <summary>The name that was not understood.</summary>
    public string ZoneId { get; } = zoneId;
}
