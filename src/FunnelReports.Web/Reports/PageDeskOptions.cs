namespace FunnelReports.Web.Reports;

/// <summary>How long pages wait for reports.</summary>
public sealed class PageDeskOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Pages";

    /// <summary>How long a page waits for an answer before it shows how far that is; zero shows that first in any case.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(800);
}
