using System.Runtime.InteropServices;

namespace FunnelReports.Core.Rollups;

/// <summary>
/// Cells of every rollup table, held in memory: what one fold adds to the database, or the whole answer to a live question.
/// Every cell is a sum over leads, so sets add up and a lead's old part can be taken away again.
/// </summary>
public sealed class RollupSet
{
    private SegmentedCells? filling;

    /// <summary>Key: day, segment, from (0 = entry), to. Moves, and the seconds spent in the stage left.</summary>
    public Dictionary<DayKey, Tally> Flow { get; } = [];

    /// <summary>Key: day of the first entry into the target, segment, anchor (0 = entry), target. Leads, and the seconds since the anchor.</summary>
    public Dictionary<DayKey, Tally> Passages { get; } = [];

    /// <summary>Key: day entered, segment, stage, 0. Stays that are open.</summary>
    public Dictionary<DayKey, long> Open { get; } = [];

    /// <summary>Key: day, from, to and the action that caused the move. Moves, by the id of the campaign that caused them (0 where none is known).</summary>
    public Dictionary<CauseKey, Histogram> Causes { get; } = [];

    /// <summary>Key: first day of the month, campaign of the lead in the place of the segment, from, to. Moves and seconds.</summary>
    public Dictionary<DayKey, Tally> FlowMonths { get; } = [];

    /// <summary>Key: bucket of the exit, segment, from, to. Durations on the scale of <see cref="DurationScale"/>.</summary>
    public Dictionary<CohortKey, Histogram> Dwell { get; } = [];

    /// <summary>Key: bucket of the entry, segment, stage, next stage. Age in days at the exit.</summary>
    public Dictionary<CohortKey, Histogram> StayCohorts { get; } = [];

    /// <summary>
    /// Key: bucket of the first entry into the anchor, segment, anchor, target. Age in days when the target, or a later stage of the path, was first
    /// reached; with target = anchor the size of the cohort, at age 0. Those of them that passed the target over stand under <see cref="CohortKey.PassedOver"/>
    /// as well.
    /// </summary>
    public Dictionary<CohortKey, Histogram> ReachCohorts { get; } = [];

    /// <summary>Key: bucket of the first entry into the target, segment, anchor, target. Days since the first entry into the anchor.</summary>
    public Dictionary<CohortKey, Histogram> ReachLags { get; } = [];

    /// <summary>Takes what leads give into these cells, bucket by bucket and segment by segment.</summary>
    public IFoldCells Filling(Bucketing bucketing, LeadSegments segments) =>
        filling?.Bucketing == bucketing && filling.Segments == segments ? filling
        : filling = new SegmentedCells(this, bucketing, segments, campaigns: true, causes: true);

    /// <summary>As <see cref="Filling"/>, but every lead into one segment, that of all leads unless another is named, without campaigns, and without causes unless they are asked for.</summary>
    public IFoldCells FillingOne(Bucketing bucketing, int segment = Segments.All, bool causes = false) =>
        new SegmentedCells(this, bucketing, LeadSegments.One(segment), campaigns: false, causes);

    /// <summary>True when no table has a cell that counts anything.</summary>
    public bool IsEmpty =>
        Flow.Count == 0 && Passages.Count == 0 && Open.Count == 0 && Causes.Count == 0 && FlowMonths.Count == 0
        && Dwell.Count == 0 && StayCohorts.Count == 0 && ReachCohorts.Count == 0 && ReachLags.Count == 0;

    /// <summary>How many cells there are, over all tables.</summary>
    public int Cells =>
        Flow.Count + Passages.Count + Open.Count + Causes.Count + FlowMonths.Count + Dwell.Count + StayCohorts.Count
        + ReachCohorts.Count + ReachLags.Count;

    /// <summary>Adds every cell of the other set.</summary>
    public void Merge(RollupSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Merge(Flow, other.Flow);
        Merge(Passages, other.Passages);
        Merge(FlowMonths, other.FlowMonths);
        foreach (var (key, stays) in other.Open) Add(Open, key, stays);
        Merge(Causes, other.Causes);
        Merge(Dwell, other.Dwell);
        Merge(StayCohorts, other.StayCohorts);
        Merge(ReachCohorts, other.ReachCohorts);
        Merge(ReachLags, other.ReachLags);
    }

    /// <summary>Drops the cells that have come to nothing.</summary>
    public void DropZeros()
    {
        Drop(Flow, t => t.IsZero);
        Drop(Passages, t => t.IsZero);
        Drop(FlowMonths, t => t.IsZero);
        Drop(Open, n => n == 0);
        Drop(Causes, h => h.IsEmpty);
        Drop(Dwell, h => h.IsEmpty);
        Drop(StayCohorts, h => h.IsEmpty);
        Drop(ReachCohorts, h => h.IsEmpty);
        Drop(ReachLags, h => h.IsEmpty);
    }

    internal static void Add<TKey>(Dictionary<TKey, Tally> table, TKey key, long leads, long seconds) where TKey : notnull
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out _);
        cell += new Tally(leads, seconds);
    }

    internal static void Add<TKey>(Dictionary<TKey, long> table, TKey key, long count) where TKey : notnull
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out _);
        cell += count;
    }

    internal static void Add<TKey>(Dictionary<TKey, Histogram> table, TKey key, int bin, long count) where TKey : notnull
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(table, key, out _);
        cell ??= new Histogram();
        cell.Add(bin, count);
    }

    private static void Merge(Dictionary<DayKey, Tally> into, Dictionary<DayKey, Tally> from)
    {
        foreach (var (key, tally) in from) Add(into, key, tally.Leads, tally.Seconds);
    }

    private static void Merge<TKey>(Dictionary<TKey, Histogram> into, Dictionary<TKey, Histogram> from) where TKey : notnull
    {
        foreach (var (key, counts) in from)
        {
            if (into.TryGetValue(key, out var held)) held.Merge(counts);
            else into.Add(key, counts);
        }
    }

    private static void Drop<TKey, TValue>(Dictionary<TKey, TValue> table, Func<TValue, bool> isNothing) where TKey : notnull
    {
        foreach (var (key, value) in table)
        {
            if (isNothing(value)) table.Remove(key);
        }
    }
}
