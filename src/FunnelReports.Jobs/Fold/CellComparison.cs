using FunnelReports.Core.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>Names the cells in which two sets of rollups differ.</summary>
public static class CellComparison
{
    /// <summary>The differing cells, table by table in key order.</summary>
    /// <param name="held">What the database holds.</param>
    /// <param name="fromLog">What the log gives.</param>
    /// <param name="names">Names the cells in words; their keys are shown without.</param>
    public static IEnumerable<CellDifference> Between(RollupSet held, RollupSet fromLog, CellNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(fromLog);
        return Compare("flow_day", held.Flow, fromLog.Flow, CellValues.Tallies, names)
            .Concat(Compare("passage_day", held.Passages, fromLog.Passages, CellValues.Tallies, names))
            .Concat(Compare("open_day", held.Open, fromLog.Open, CellValues.Stays, names))
            .Concat(Compare("cause_day", held.Causes, fromLog.Causes, CellValues.Counts, names))
            .Concat(Compare("flow_month", held.FlowMonths, fromLog.FlowMonths, CellValues.Tallies, names))
            .Concat(Compare("dwell", held.Dwell, fromLog.Dwell, CellValues.Counts, names))
            .Concat(Compare("stay_cohort", held.StayCohorts, fromLog.StayCohorts, CellValues.Counts, names))
            .Concat(Compare("reach_cohort", held.ReachCohorts, fromLog.ReachCohorts, CellValues.Counts, names))
            .Concat(Compare("reach_lag", held.ReachLags, fromLog.ReachLags, CellValues.Counts, names));
    }

    private static IEnumerable<CellDifference> Compare<TKey, TValue>(
        string table, Dictionary<TKey, TValue> held, Dictionary<TKey, TValue> fromLog, CellValues<TValue> values, CellNames? names)
        where TKey : struct, IComparable<TKey>
    {
        using var comparison = new TableComparison<TKey, TValue>(table, fromLog.OrderBy(cell => cell.Key), values, names);
        foreach (var (key, value) in held.OrderBy(cell => cell.Key)) comparison.Hold(key, value);
        return comparison.Differences();
    }
}
