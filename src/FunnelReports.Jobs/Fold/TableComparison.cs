namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Holds the cells of one rollup table against those that the log gives, both in the order of their keys. What agrees is forgotten at once, so that no more
/// is in memory than what differs.
/// </summary>
/// <param name="table">The rollup table.</param>
/// <param name="fromLog">What the log gives for it, in key order.</param>
/// <param name="values">What its values mean.</param>
/// <param name="names">Names the cells in words; their keys are shown without.</param>
internal sealed class TableComparison<TKey, TValue>(
    string table, IEnumerable<KeyValuePair<TKey, TValue>> fromLog, CellValues<TValue> values, CellNames? names) : IDisposable
    where TKey : struct, IComparable<TKey>
{
    private readonly IEnumerator<KeyValuePair<TKey, TValue>> log = fromLog.GetEnumerator();
    private readonly Dictionary<TKey, TValue> unmet = [];
    private readonly Dictionary<TKey, TValue> differing = [];
    private TKey? last;

    /// <summary>Takes a cell that the database holds, each once and in key order.</summary>
    public void Hold(TKey key, TValue held)
    {
        while (!(last?.CompareTo(key) >= 0) && ReadNext()) { }
        if (values.IsNothing(held)) return;
        if (unmet.TryGetValue(key, out var given) && values.Agree(held, given)) unmet.Remove(key);
        else differing.Add(key, held);
    }

    /// <summary>The cells that differ, in key order, once every held cell was taken.</summary>
    public IEnumerable<CellDifference> Differences()
    {
        while (ReadNext()) { }
        return unmet.Keys.Union(differing.Keys).Order().Select(key => new CellDifference(table, names?.Of(key) ?? $"{key}", Text(differing, key), Text(unmet, key)));
    }

    public void Dispose() => log.Dispose();

    private bool ReadNext()
    {
        if (!log.MoveNext()) return false;
        var (key, given) = log.Current;
        last = key;
        if (!values.IsNothing(given)) unmet.Add(key, given);
        return true;
    }

    private string Text(Dictionary<TKey, TValue> cells, TKey key) => cells.TryGetValue(key, out var value) ? values.Words(value) : "nothing";
}
