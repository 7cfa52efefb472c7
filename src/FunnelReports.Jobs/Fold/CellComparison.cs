using FunnelReports.Core.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>Names the cells in which two sets of rollups differ.</summary>
public static class CellComparison
{
    /// <summary>The differing cells, table by table in key order. Both sets must be free of cells that count nothing.</summary>
    /// <param name="held">What the database holds.</param>
    /// <param name="fromLog">What the log gives.</param>
    /// <param name="names">Names the cells in words; their keys are shown without.</param>
    public static IEnumerable<CellDifference> Between(RollupSet held, RollupSet fromLog, CellNames? names = null)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(fromLog);
        return Compare("flow_day", held.Flow, fromLog.Flow, names)
            .Concat(Compare("passage_day", held.Passages, fromLog.Passages, names))
            .Concat(Compare("open_day", held.Open, fromLog.Open, names))
            .Concat(Compare("cause_day", held.Causes, fromLog.Causes, names))
            .Concat(Compare("flow_month", held.FlowMonths, fromLog.FlowMonths, names))
            .Concat(Compare("dwell", held.Dwell, fromLog.Dwell, names))
            .Concat(Compare("stay_cohort", held.StayCohorts, fromLog.StayCohorts, names))
            .Concat(Compare("reach_cohort", held.ReachCohorts, fromLog.ReachCohorts, names))
            .Concat(Compare("reach_lag", held.ReachLags, fromLog.ReachLags, names));
    }

    private static IEnumerable<CellDifference> Compare<TKey, TValue>(
        string table, Dictionary<TKey, TValue> held, Dictionary<TKey, TValue> fromLog, CellNames? names)
        where TKey : notnull =>
        held.Keys.Union(fromLog.Keys)
            .Where(key => !Equals(held.GetValueOrDefault(key), fromLog.GetValueOrDefault(key)))
            .Order()
            .Select(key => new CellDifference(table, names?.Of(key) ?? $"{key}", Text(held, key), Text(fromLog, key)));

    private static string Text<TKey, TValue>(Dictionary<TKey, TValue> cells, TKey key) where TKey : notnull =>
        cells.TryGetValue(key, out var value) ? value is Histogram histogram ? string.Join(' ', histogram.Bins()) : value is Tally tally ? $"{tally.Leads} leads, {tally.Seconds} s" : $"{value}" : "nothing";
}
