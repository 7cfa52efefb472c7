namespace FunnelReports.Web.Layout;

/// <summary>One page in the menu.</summary>
/// <param name="Group">The heading it stands under, in English (the text key).</param>
/// <param name="Title">What it is called, in English (the text key).</param>
/// <param name="Path">Its address; pages below it keep it marked as current.</param>
/// <param name="Policy">The policy a person must meet to see it; null shows it to everyone.</param>
public sealed record NavigationItem(string Group, string Title, string Path, string? Policy = null)
{
    /// <summary>True when a request for <paramref name="path"/> is on this page or below it.</summary>
    public bool IsAt(PathString path) => Path == "/"
        ? path.Value is null or "" or "/"
        : path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
