namespace FunnelReports.Data.Views;

/// <summary>The pages of which a view can be saved: the program's reports. A view leads nowhere else.</summary>
public static class ViewPages
{
    /// <summary>Their addresses.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "/", "/mql", "/velocity", "/efficiency", "/acceptance", "/conversions", "/cost", "/forecast", "/restatement", "/goal",
    ];

    /// <summary>The address as the list has it; null for a page that is not in it.</summary>
    public static string? Find(string? page)
    {
        var path = page is "" ? "/" : page?.Length > 1 ? page.TrimEnd('/') : page;
        return All.FirstOrDefault(known => known.Equals(path, StringComparison.OrdinalIgnoreCase));
    }
}
