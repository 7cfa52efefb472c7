using System.Data.Common;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>Holds the rollup tables of the database against cells made from the log, one table after the other and cell by cell.</summary>
internal sealed class HeldTables(DbTransaction transaction, CellNames names)
{
    private readonly List<CellDifference> differences = [];

    /// <summary>The cells that differ, table by table in key order.</summary>
    public async Task<IReadOnlyList<CellDifference>> DifferencesAsync(DenseRollups fromLog, CancellationToken cancel)
    {
        await CompareAsync("flow_day", fromLog.Flow, CellValues.Tallies, visit => RollupReader.FlowAsync(transaction, visit, null, cancel));
        await CompareAsync("passage_day", fromLog.Passages, CellValues.Tallies, visit => RollupReader.PassagesAsync(transaction, visit, null, cancel));
        await CompareAsync("open_day", fromLog.OpenStays, CellValues.Stays, visit => RollupReader.OpenAsync(transaction, visit, null, cancel));
        await CompareAsync("cause_day", fromLog.Causes, CellValues.Stored, visit => RollupReader.CausesAsync(transaction, visit, null, cancel));
        await CompareAsync("flow_month", fromLog.FlowMonths, CellValues.Tallies, visit => RollupReader.FlowMonthsAsync(transaction, visit, cancel));
        await CompareHistogramsAsync("dwell", fromLog.Dwell, cancel);
        await CompareHistogramsAsync("stay_cohort", fromLog.StayCohorts, cancel);
        await CompareHistogramsAsync("reach_cohort", fromLog.ReachCohorts, cancel);
        await CompareHistogramsAsync("reach_lag", fromLog.ReachLags, cancel);
        return differences;
    }

    private Task CompareHistogramsAsync(string table, IEnumerable<KeyValuePair<CohortKey, byte[]>> fromLog, CancellationToken cancel) =>
        CompareAsync(table, fromLog, CellValues.Stored, visit => RollupReader.HistogramsAsync(transaction, table, visit, cancel));

    private async Task CompareAsync<TKey, TValue>(
        string table, IEnumerable<KeyValuePair<TKey, TValue>> fromLog, CellValues<TValue> values, Func<Action<TKey, TValue>, Task> read)
        where TKey : struct, IComparable<TKey>
    {
        using var comparison = new TableComparison<TKey, TValue>(table, fromLog, values, names);
        await read(comparison.Hold);
        differences.AddRange(comparison.Differences());
    }
}
