using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>A table as it stands on a page, with the values that its cells show.</summary>
/// <param name="Id">Its id on the page: "stages".</param>
/// <param name="Name">Its caption.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column; null is an empty cell or an unknown value.</param>
public sealed record SeenTable(string Id, string Name, IReadOnlyList<SeenColumn> Columns, IAsyncEnumerable<IReadOnlyList<ShownValue?>> Rows)
{
    /// <summary>True for a table in the shape that imports read: its CSV has the headings just as they are, commas and points, whatever the reader's language.</summary>
    public bool IsForImport { get; init; }
}
