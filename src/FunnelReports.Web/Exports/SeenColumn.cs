using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>A column of a table that is taken out of a page.</summary>
/// <param name="Heading">Its heading as the page has it, groups of columns before it: "Stays left in the period (days): Median".</param>
/// <param name="Unit">What all its numbers count; null when they count different things, or there are none.</param>
/// <param name="Currency">The currency of all its amounts, or null.</param>
public sealed record SeenColumn(string Heading, ShownUnit? Unit = null, string? Currency = null)
{
    /// <summary>True when its cells are words rather than numbers or days.</summary>
    public bool IsWords { get; init; }

    /// <summary>How wide it is in a workbook, in digits; null where its heading decides.</summary>
    public int? Width { get; init; }
}
