namespace FunnelReports.Web.Tests.Agreement;

/// <summary>Where the numbers of a table of a page stand in the documents of the API.</summary>
/// <param name="Table">Its id.</param>
/// <param name="Rows">The fields that its rows are, one after the other, each path after a blank; null where every cell is named by itself.</param>
/// <param name="Text">
/// A line for each column, "Left = exits", with the field in the row; "^cost.lagAdjustedSeries*.perLead" is that of the same place in another list, "-" none; a
/// column after "?" need not be there. Or a line for a cell, "Total / Left = velocity.exits".
/// </param>
internal sealed record TableFields(string Table, string? Rows, string Text)
{
    private IEnumerable<(string Name, string Field)> Lines => Text.Split('\n').Select(line => line.Split(" = ")).Select(parts => (parts[0].Trim(), parts[1].Trim()));

    /// <summary>The fields of columns.</summary>
    public IReadOnlyList<(string Column, string Field, bool MayLack)> Columns =>
        [.. Lines.Where(line => !line.Name.Contains(" / ", StringComparison.Ordinal)).Select(line => (line.Name.TrimStart('?', ' '), line.Field, line.Name[0] == '?'))];

    /// <summary>The fields of single cells.</summary>
    public IReadOnlyList<(string Row, string Column, string Field)> Cells =>
        [.. Lines.Select(line => (line.Name.Split(" / "), line.Field)).Where(line => line.Item1.Length == 2).Select(line => (line.Item1[0], line.Item1[1], line.Field))];
}
