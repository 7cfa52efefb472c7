using System.Data.Common;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Rollups;

namespace FunnelReports.TestKit.Databases;

/// <summary>Every rollup table of a database in memory.</summary>
public static class HeldRollups
{
    /// <summary>Every cell of every table, those that have come to nothing left out.</summary>
    public static async Task<RollupSet> ReadAllAsync(DbTransaction transaction, CancellationToken cancel)
    {
        var cells = new RollupSet();
        await RollupReader.FlowAsync(transaction, cells.Flow.Add, null, cancel);
        await RollupReader.PassagesAsync(transaction, cells.Passages.Add, null, cancel);
        await RollupReader.OpenAsync(transaction, cells.Open.Add, null, cancel);
        await RollupReader.CausesAsync(transaction, (key, counts) => cells.Causes.Add(key, Histogram.FromBytes(counts)), null, cancel);
        await RollupReader.FlowMonthsAsync(transaction, cells.FlowMonths.Add, cancel);
        foreach (var (table, into) in new[] { ("dwell", cells.Dwell), ("stay_cohort", cells.StayCohorts), ("reach_cohort", cells.ReachCohorts), ("reach_lag", cells.ReachLags) })
            await RollupReader.HistogramsAsync(transaction, table, (key, counts) => into.Add(key, Histogram.FromBytes(counts)), cancel);
        cells.DropZeros();
        return cells;
    }
}
