namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Holds the cells of one rollup table against those that the log gives. What agrees is forgotten at once, so that only one side is ever in memory, and
/// of the other no more than differs.
/// </summary>
/// <param name="table">The rollup table.</param>
/// <param name="fromLog">What the log gives for it, each cell once.</param>
/// <param name="values">What its values mean.</param>
/// <param name="names">Names the cells in words; their keys are shown without.</param>
internal sealed class TableComparison<TKey, TValue>(
    string table, IEnumerable<KeyValuePair<TKey, TValue>> fromLog, CellValues<TValue> values, CellNames? names)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> unmet = new(fromLog.Where(cell => !values.IsNothing(cell.Value)));
    private readonly Dictionary<TKey, TValue> differing = [];

    /// <summary>Takes a cell that the database holds, each once and in any order.</summary>
    public void Hold(TKey key, TValue held)
    {
        if (values.IsNothing(held)) return;
        if (unmet.TryGetValue(key, out var given) && values.Agree(held, given)) unmet.Remove(key);
        else differing.Add(key, held);
    }

    /// <summary>The cells that differ, in key order, once every held cell was taken.</summary>
    public IEnumerable<CellDifference> Differences() =>
        unmet.Keys.Union(differing.Keys).Order().Select(key => new CellDifference(table, names?.Of(key) ?? $"{key}", Text(differing, key), Text(unmet, key)));

    private string Text(Dictionary<TKey, TValue> cells, TKey key) => cells.TryGetValue(key, out var value) ? values.Words(value) : "nothing";
}
