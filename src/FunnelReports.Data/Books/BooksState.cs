using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;

namespace FunnelReports.Data.Books;

/// <summary>How the books stand by the last check.</summary>
/// <param name="Run">The run of the check.</param>
/// <param name="Check">What it looked at; null when it has not succeeded.</param>
/// <param name="Cells">The first cells that differ, at most <see cref="BooksStore.MostCells"/>.</param>
public sealed record BooksState(JobRun Run, BooksCheck? Check, IReadOnlyList<ReconcileCellRow> Cells)
{
    /// <summary>True when numbers differ from the log and nothing has mended them since.</summary>
    public bool IsAlarm => Check is { Differences: > 0 };
}
