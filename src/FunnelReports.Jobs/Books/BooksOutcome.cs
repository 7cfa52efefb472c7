using System.Globalization;
using FunnelReports.Data.Books;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Jobs.Books;

/// <summary>What a check of the books found.</summary>
/// <param name="Day">The day after which it was made.</param>
/// <param name="Check">What it looked at.</param>
/// <param name="Differences">The cells that differ.</param>
public sealed record BooksOutcome(DateOnly Day, BooksCheck Check, IReadOnlyList<CellDifference> Differences)
{
    private const int Named = 5;

    /// <summary>One line for the log of the program.</summary>
    public override string ToString()
    {
        var what = Check.IsFull
            ? string.Create(CultureInfo.InvariantCulture, $"every rollup against the log of {Check.Leads} leads")
            : string.Create(CultureInfo.InvariantCulture, $"{Check.Leads} leads and {Check.Days.Count} days against the log");
        return Differences.Count == 0
            ? $"The books are right: {what}, checked after {Day:yyyy-MM-dd}"
            : string.Create(CultureInfo.InvariantCulture, $"The books are wrong in {Differences.Count} cells ({what}, checked after {Day:yyyy-MM-dd}). Mend them with: rebuild. First of them: ")
                + string.Join("; ", Differences.Take(Named).Select(d => $"{d.Table} {d.Cell} holds {d.Held}, the log gives {d.FromLog}"));
    }
}
