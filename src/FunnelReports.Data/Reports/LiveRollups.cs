using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>
/// The same fold as the rollups', run over just the leads of a question. It reads what the rollups hold (batches not folded yet are left out), so that
/// stored and live answers agree.
/// </summary>
/// <param name="database">Where the log is.</param>
/// <param name="workspace">Its funnel and days.</param>
/// <param name="transaction">One snapshot for the whole report.</param>
/// <param name="segment">The leads asked for.</param>
/// <param name="asOf">The last day that counts; null when nothing is cut off.</param>
/// <param name="progress">Told which share of the leads each fold has read, from 0 to 1.</param>
public sealed class LiveRollups(
    FunnelDatabase database, Workspace workspace, DbTransaction transaction, SegmentChoice segment, DateOnly? asOf, Action<double>? progress = null)
    : IRollupSource
{
    private static readonly Bucketing NoBuckets = Bucketing.Of(new DayRange(DateOnly.MinValue, DateOnly.MinValue));

    private readonly Dictionary<DayRange, RollupSet> movedIn = [];
    private RollupSet? everything;

    public bool ComputedLive => true;

    public async Task<IReadOnlyList<FlowCell>> FlowBeforeAsync(DateOnly day, CancellationToken cancel) =>
    [
        .. Flow(await EverythingAsync(cancel), d => d < day)
            .GroupBy(c => (c.From, c.To))
            .Select(g => new FlowCell(DateOnly.MinValue, g.Key.From, g.Key.To, g.Sum(c => c.Leads), g.Sum(c => c.Seconds))),
    ];

    public async Task<IReadOnlyList<FlowCell>> FlowAsync(DayRange days, CancellationToken cancel) => [.. Flow(await EverythingAsync(cancel), days.Contains)];

    public async Task<IReadOnlyList<PassageCell>> PassagesAsync(DayRange days, short anchor, short target, CancellationToken cancel) =>
    [
        .. (await EverythingAsync(cancel)).Passages
            .Where(c => c.Key.Segment == Segments.All && c.Key.First == anchor && c.Key.Second == target && days.Contains(c.Key.Day))
            .OrderBy(c => c.Key)
            .Select(c => new PassageCell(c.Key.Day, c.Value.Leads, c.Value.Seconds)),
    ];

    public async Task<IReadOnlyDictionary<int, long>> EntriesByAsync(Dimension dimension, DayRange days, short stage, CancellationToken cancel)
    {
        var parts = new List<EntriesByValue>();
        await new FoldedLog(database, workspace, progress).ReadAsync(transaction, Leads(MovedIn(days)), NewPart, Until, cancel);
        return parts.SelectMany(part => part.Leads).Where(l => l.Value != 0).GroupBy(l => l.Key, l => l.Value).ToDictionary(g => g.Key, g => g.Sum());

        EntriesByValue NewPart()
        {
            parts.Add(new EntriesByValue(days, stage, SegmentChoice.ValueOf(dimension)));
            return parts[^1];
        }
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<short, Histogram>>> DwellAsync(IReadOnlyList<DayRange> parts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) return [];
        var cells = parts.Count == 1 ? await MovedInAsync(parts[0], cancel) : await FoldAsync(MovedIn(parts), Bucketing.Of(parts), cancel);
        var byPart = parts.ToDictionary(days => days.Start, _ => new Dictionary<short, Histogram>());
        foreach (var (cell, counts) in cells.Dwell.Where(c => c.Key.Segment == Segments.All))
            Into(byPart[cell.Bucket.Start], cell.First, () => new Histogram()).Merge(counts);
        return [.. parts.Select(days => byPart[days.Start])];
    }

    public async Task<IReadOnlyDictionary<short, FirstEntries>> FirstEntriesAsync(DayRange days, CancellationToken cancel)
    {
        var byStage = new Dictionary<short, FirstEntries>();
        var cells = await MovedInAsync(days, cancel);
        foreach (var (cell, tally) in cells.Passages.Where(c => c.Key.Segment == Segments.All && c.Key.First == Stage.Entry && days.Contains(c.Key.Day)))
            Into(byStage, cell.Second, () => new FirstEntries()).Add(tally.Leads, tally.Seconds);
        foreach (var (cell, ages) in cells.ReachLags.Where(c => c.Key.Segment == Segments.All && c.Key.First == Stage.Entry))
            Into(byStage, cell.Second, () => new FirstEntries()).Ages.Merge(ages);
        return byStage;
    }

    public async Task<IReadOnlyDictionary<int, SegmentStays>> BySegmentAsync(DayRange days, short stage, Dimension dimension, CancellationToken cancel)
    {
        var segments = (await DimensionNames.ReadAsync(transaction, dimension, cancel)).Keys.ToHashSet();
        var (from, to) = workspace.Calendar.InstantsOf(days);
        var cells = await FoldAsync(SegmentSql.MovedBetween(database, from, to), part => part.Filling(Bucketing.Of(days), LeadSegments.OfValues), cancel);
        var bySegment = new Dictionary<int, SegmentStays>();
        foreach (var (cell, tally) in cells.Flow.Where(c => days.Contains(c.Key.Day))) Of(cell.Segment, cell.First)?.AddExits(tally.Leads, tally.Seconds);
        foreach (var (cell, counts) in cells.Dwell) Of(cell.Segment, cell.First)?.Durations.Merge(counts);
        foreach (var (cell, ages) in cells.StayCohorts) Of(cell.Segment, cell.First)?.Entered.ExitsByAge.Merge(ages);
        foreach (var (cell, stays) in cells.Open.Where(c => days.Contains(c.Key.Day))) Of(cell.Segment, cell.First)?.Entered.OpenByDay.Add(cell.Day.DayNumber, stays);
        return bySegment;

        SegmentStays? Of(int cell, short left) => left == stage && segments.Contains(cell) ? Into(bySegment, cell, () => new SegmentStays()) : null;
    }

    public async Task<IReadOnlyDictionary<short, StaysEntered>> StaysEnteredAsync(DayRange days, CancellationToken cancel)
    {
        var byStage = new Dictionary<short, StaysEntered>();
        var cells = await MovedInAsync(days, cancel);
        foreach (var (cell, ages) in cells.StayCohorts.Where(c => c.Key.Segment == Segments.All))
            Into(byStage, cell.First, () => new StaysEntered()).ExitsByAge.Merge(ages);
        foreach (var (cell, stays) in cells.Open.Where(c => c.Key.Segment == Segments.All && days.Contains(c.Key.Day)))
            Into(byStage, cell.First, () => new StaysEntered()).OpenByDay.Add(cell.Day.DayNumber, stays);
        return byStage;
    }

    public async Task<IReadOnlyList<ReachedLeads>> ReachAsync(IReadOnlyList<DayRange> cohorts, short anchor, short target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        var asked = cohorts.Where(days => !days.IsEmpty).ToList();
        if (asked.Count == 0) return [.. cohorts.Select(_ => ReachedLeads.None)];
        var cells = await FoldAsync(MovedIn(asked), Bucketing.Of(asked), cancel);
        return
        [
            .. cohorts.Select(days => new ReachedLeads(
                Of(days, anchor)?.Count ?? 0, Of(days, target) ?? new Histogram(), Of(days, CohortKey.PassedOver(target)) ?? new Histogram())),
        ];

        Histogram? Of(DayRange days, short reached) =>
            cells.ReachCohorts.GetValueOrDefault(new CohortKey(Segments.All, new RollupBucket(RollupGrain.Asked, days.Start), anchor, reached));
    }

    public async Task<IReadOnlyList<CauseCell>> CausesAsync(DayRange days, CancellationToken cancel)
    {
        var (from, to) = workspace.Calendar.InstantsOf(days);
        var cells = await FoldAsync(SegmentSql.MovedBetween(database, from, to), part => part.FillingOne(NoBuckets, causes: true), cancel);
        return CausesOf(cells.Causes.Where(c => days.Contains(c.Key.Day)).Select(c => ((c.Key.From, c.Key.To, c.Key.ActionId), c.Value)));
    }

    public async Task<IReadOnlyDictionary<short, long>> ExitsAsync(DayRange days, short stage, CancellationToken cancel) =>
        (await MovedInAsync(days, cancel)).StayCohorts.Where(c => c.Key.Segment == Segments.All && c.Key.First == stage)
            .GroupBy(c => c.Key.Second).ToDictionary(g => g.Key, g => g.Sum(c => c.Value.Count));

    internal static IReadOnlyList<CauseCell> CausesOf(IEnumerable<((short From, short To, int Action) Move, Histogram ByCampaign)> cells)
    {
        var moves = new Dictionary<(short From, short To, int Action), Histogram>();
        foreach (var (move, campaigns) in cells) Into(moves, move, () => new Histogram()).Merge(campaigns);
        return [.. from cell in moves.OrderBy(m => m.Key) from bin in cell.Value.Bins() select new CauseCell(cell.Key.From, cell.Key.To, bin.Bin, cell.Key.Action, bin.Count)];
    }

    internal static TValue Into<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key, Func<TValue> fresh) where TKey : notnull
    {
        if (!table.TryGetValue(key, out var value)) table[key] = value = fresh();
        return value;
    }

    private async Task<RollupSet> EverythingAsync(CancellationToken cancel) =>
        everything ??= await FoldAsync("1 = 1", part => part.FillingOne(NoBuckets), cancel);

    // A lead that did not move on these days neither left nor entered a stage on them.
    private async Task<RollupSet> MovedInAsync(DayRange days, CancellationToken cancel)
    {
        if (movedIn.TryGetValue(days, out var cells)) return cells;
        return movedIn[days] = await FoldAsync(MovedIn(days), Bucketing.Of(days), cancel);
    }

    private string MovedIn(DayRange days) => MovedIn([days]);

    // Ranges that follow each other are asked for as one; where there are gaps, who moved only in a gap is not read.
    private string MovedIn(IReadOnlyList<DayRange> days)
    {
        var joined = new List<DayRange>();
        foreach (var range in days.Where(d => !d.IsEmpty).OrderBy(d => d.Start))
        {
            if (joined.Count > 0 && joined[^1].End == range.Start) joined[^1] = new DayRange(joined[^1].Start, range.End);
            else joined.Add(range);
        }

        return joined.Count == 0 ? "1 = 0" : SegmentSql.MovedBetween(database, joined.Select(workspace.Calendar.InstantsOf));
    }

    private Task<RollupSet> FoldAsync(string condition, Bucketing bucketing, CancellationToken cancel) =>
        FoldAsync(condition, part => part.FillingOne(bucketing), cancel);

    private async Task<RollupSet> FoldAsync(string condition, Func<RollupSet, IFoldCells> filling, CancellationToken cancel)
    {
        var cells = await new FoldedLog(database, workspace, progress).FoldAsync(transaction, Leads(condition), filling, Until, cancel);
        cells.DropZeros();
        return cells;
    }

    private Instant? Until => asOf is { } day ? workspace.Calendar.StartOf(day.AddDays(1)) : null;

    private string Leads(string condition) => $"{condition} AND {SegmentSql.Of(segment.Filter)}";

    private static IEnumerable<FlowCell> Flow(RollupSet cells, Func<DateOnly, bool> isIn) =>
        cells.Flow.Where(c => c.Key.Segment == Segments.All && isIn(c.Key.Day)).OrderBy(c => c.Key)
            .Select(c => new FlowCell(c.Key.Day, c.Key.First, c.Key.Second, c.Value.Leads, c.Value.Seconds));
}
