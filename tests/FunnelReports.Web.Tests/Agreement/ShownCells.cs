using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>A table of a page, from its CSV, beside the fields that it shows.</summary>
/// <param name="where">What to say of it when a cell is another than its field.</param>
/// <param name="lines">The lines, the heading first.</param>
internal sealed partial class ShownCells(string where, List<List<string>> lines)
{
    private readonly List<string> headings = [.. lines[0].Select(heading => Unit().Replace(heading, ""))];

    /// <summary>The cell of a line, by its name, in a column.</summary>
    public string this[string row, string column] => Line(row)[Place(column)];

    /// <summary>True when there is such a column.</summary>
    public bool Has(string column) => headings.Contains(column);

    /// <summary>Fails unless these are all columns, but for notes, and there are so many rows.</summary>
    public void MustHave(IEnumerable<string> columns, int rows)
    {
        Assert.Equal($"{where}: {rows}\n{string.Join('\n', columns)}", $"{where}: {lines.Count - 1}\n{string.Join('\n', headings.Where(heading => !heading.EndsWith(", note", StringComparison.Ordinal)))}");
    }

    /// <summary>Compares a cell with its field; 1 when there is something in it.</summary>
    public int Compare(int row, string column, JsonNode? field) => ShownCell.Compare($"{where} {row} {column}", lines[row + 1][Place(column)], field);

    /// <summary>The same of a line that has this name.</summary>
    public int Compare(string row, string column, JsonNode? field) => ShownCell.Compare($"{where} {row} {column}", this[row, column], field);

    /// <summary>Checks that the change is that from the earlier value to the value.</summary>
    public void CompareChange(string row)
    {
        var (value, before, unit) = (decimal.Parse(this[row, "Value"], CultureInfo.InvariantCulture), decimal.Parse(this[row, "Before"], CultureInfo.InvariantCulture), this[row, "Unit of the change"]);
        if (!decimal.TryParse(this[row, "Change"], NumberStyles.Number, CultureInfo.InvariantCulture, out var change))
        {
            Assert.Equal((where, row, 0m), (where, row, before));
            return;
        }

        // The values are as fine as they are shown, so that the change from one to the other can differ from that of what they were worked out from.
        var (expected, tolerance) = unit switch { "points" => ((value - before) * 100, 0.15m), "days" => (value - before, 0.15m), _ => ((value / before) - 1, 0.001m) };
        Assert.True(Math.Abs(expected - change) <= tolerance, $"{where} {row}: from {before} to {value} is a change of {expected}, not of {change}.");
    }

    private List<string> Line(string row) => lines.FirstOrDefault(line => line[0] == row) ?? throw new InvalidOperationException($"{where} has no line {row}.");

    private int Place(string column) => headings.IndexOf(column) is >= 0 and var place ? place : throw new InvalidOperationException($"{where} has no column {column}.");

    [GeneratedRegex(@" \((fraction|days|EUR)\)$")]
    private static partial Regex Unit();
}
