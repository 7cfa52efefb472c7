namespace FunnelReports.Web.Reports.Kept;

/// <summary>How much memory pages may take.</summary>
public sealed class KeptPagesOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Pages:Kept";

    /// <summary>The most that all kept pages take together; 0 keeps none.</summary>
    public long Megabytes { get; set; } = 64;

    /// <summary>After how long a page that nobody has asked for again is dropped.</summary>
    public TimeSpan Unasked { get; set; } = TimeSpan.FromMinutes(10);
}
