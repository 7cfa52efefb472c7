using FunnelReports.Core.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>Names the cells in which two sets of rollups differ.</summary>
public static class CellComparison
{
    /// <summary>The differing cells, table by table in key order. Both sets must be free of cells that count nothing.</summary>
    public static IEnumerable<CellDifference> Between(RollupSet held, RollupSet fromLog)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(fromLog);
        return Compare("flow_day", held.Flow, fromLog.Flow)
            .Concat(Compare("passage_day", held.Passages, fromLog.Passages))
            .Concat(Compare("open_day", held.Open, fromLog.Open))
            .Concat(Compare("cause_day", held.Causes, fromLog.Causes))
            .Concat(Compare("flow_month", held.FlowMonths, fromLog.FlowMonths))
            .Concat(Compare("dwell", held.Dwell, fromLog.Dwell))
            .Concat(Compare("stay_cohort", held.StayCohorts, fromLog.StayCohorts))
            .Concat(Compare("reach_cohort", held.ReachCohorts, fromLog.ReachCohorts))
            .Concat(Compare("reach_lag", held.ReachLags, fromLog.ReachLags));
    }

    private static IEnumerable<CellDifference> Compare<TKey, TValue>(string table, Dictionary<TKey, TValue> held, Dictionary<TKey, TValue> fromLog)
        where TKey : notnull =>
        held.Keys.Union(fromLog.Keys)
            .Where(key => !Equals(held.GetValueOrDefault(key), fromLog.GetValueOrDefault(key)))
            .Order()
            .Select(key => new CellDifference(table, $"{key}", Text(held, key), Text(fromLog, key)));

    private static string Text<TKey, TValue>(Dictionary<TKey, TValue> cells, TKey key) where TKey : notnull =>
        cells.TryGetValue(key, out var value) ? value is Histogram histogram ? string.Join(' ', histogram.Bins()) : $"{value}" : "nothing";
}
