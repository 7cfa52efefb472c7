using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;

namespace FunnelReports.Data.Books;

/// <summary>How the books stand by the last check.</summary>
/// <param name="Run">The run of the check.</param>
/// <param name="Check">What it looked at; null when it has not come to its end.</param>
/// <param name="Cells">The first cells that differ, at most <see cref="BooksStore.MostCells"/>; of the check before, while this one has not come to its end.</param>
public sealed record BooksState(JobRun Run, BooksCheck? Check, IReadOnlyList<ReconcileCellRow> Cells)
{
    /// <summary>How many cells differ; when the check has not come to its end, how many are kept of the one before.</summary>
    public long Differences => Check?.Differences ?? Cells.Count;

    /// <summary>True when numbers differ from the log and no check has found them mended since.</summary>
    public bool IsAlarm => Differences > 0;
}
