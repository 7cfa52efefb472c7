using System.Data.Common;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Rollups;

/// <summary>Adds cells to the rollup tables. Cells are written table by table in key order, so that workers never deadlock.</summary>
public abstract class RollupWriter
{
    /// <summary>The tables in the order in which they are written.</summary>
    public static IReadOnlyList<string> Tables { get; } =
        ["flow_day", "passage_day", "open_day", "cause_day", "flow_month", "dwell", "stay_cohort", "reach_cohort", "reach_lag"];

    /// <summary>Adds every cell to what the database holds, inside the transaction.</summary>
    public async Task AddAsync(DbTransaction transaction, RollupSet cells, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cells);
        await AddTalliesAsync(transaction, "flow_day", "segment_id, day, from_stage_id, to_stage_id", cells.Flow, cancel);
        await AddTalliesAsync(transaction, "passage_day", "segment_id, day, anchor_stage_id, target_stage_id", cells.Passages, cancel);
        await AddOpenAsync(transaction, cells.Open, cancel);
        await AddCausesAsync(transaction, cells.Causes, cancel);
        await AddTalliesAsync(transaction, "flow_month", "campaign_id, month, from_stage_id, to_stage_id", cells.FlowMonths, cancel);
        await AddHistogramsAsync(transaction, "dwell", cells.Dwell, cancel);
        await AddHistogramsAsync(transaction, "stay_cohort", cells.StayCohorts, cancel);
        await AddHistogramsAsync(transaction, "reach_cohort", cells.ReachCohorts, cancel);
        await AddHistogramsAsync(transaction, "reach_lag", cells.ReachLags, cancel);
    }

    /// <summary>Notes what was folded on the lead rows and removes exactly these dirty marks.</summary>
    public abstract Task MarkFoldedAsync(
        DbTransaction transaction, IReadOnlyList<FoldedLead> leads, IReadOnlyCollection<DirtyMark> marks, CancellationToken cancel);

    /// <summary>Notes leads that changed published days after a publication. A lead noted for it before keeps the earlier day.</summary>
    public abstract Task RestateAsync(DbTransaction transaction, long publication, IReadOnlyList<RestatedLead> leads, CancellationToken cancel);

    /// <param name="transaction">The transaction to write in.</param>
    /// <param name="table">A table with columns <c>leads</c> and <c>seconds</c>.</param>
    /// <param name="key">Its key columns: segment (or campaign), day, first stage, second stage.</param>
    /// <param name="cells">What to add.</param>
    /// <param name="cancel">Stops the work.</param>
    protected abstract Task AddTalliesAsync(
        DbTransaction transaction, string table, string key, IReadOnlyDictionary<DayKey, Tally> cells, CancellationToken cancel);

    protected abstract Task AddOpenAsync(DbTransaction transaction, IReadOnlyDictionary<DayKey, long> cells, CancellationToken cancel);

    protected abstract Task AddCausesAsync(DbTransaction transaction, IReadOnlyDictionary<CauseKey, long> cells, CancellationToken cancel);

    protected abstract Task AddHistogramsAsync(
        DbTransaction transaction, string table, IReadOnlyDictionary<CohortKey, Histogram> cells, CancellationToken cancel);
}
