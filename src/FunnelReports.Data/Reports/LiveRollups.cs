using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;
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
    // For each reader: 40 bytes a move.
    private const int MostHeldMoves = 1_000_000;

    private static readonly Bucketing NoBuckets = Bucketing.Of(new DayRange(DateOnly.MinValue, DateOnly.MinValue));

    private readonly Dictionary<DayRange, RollupSet> movedIn = [];
    private (DayRange Days, IReadOnlyList<HeldLeads> Readers)? held;
    private RollupSet? everything;

    public bool ComputedLive => true;

    public async Task<IReadOnlyList<FlowCell>> FlowBeforeAsync(DateOnly day, CancellationToken cancel) =>
    [
        .. Flow(await EverythingAsync(cancel), d => d < day)
            .GroupBy(c => (c.From, c.To))
            .Select(g => new FlowCell(DateOnly.MinValue, g.Key.From, g.Key.To, g.Sum(c => c.Leads), g.Sum(c => c.Seconds))),
    ];

    public async Task<IReadOnlyList<FlowCell>> FlowAsync(DayRange days, CancellationToken cancel) => [.. Flow(await OfDaysAsync(days, cancel), days.Contains)];

    public async Task<IReadOnlyList<PassageCell>> PassagesAsync(DayRange days, short anchor, short target, CancellationToken cancel) =>
    [
        .. (await OfDaysAsync(days, cancel)).Passages
            .Where(c => c.Key.Segment == Segments.All && c.Key.First == anchor && c.Key.Second == target && days.Contains(c.Key.Day))
            .OrderBy(c => c.Key)
            .Select(c => new PassageCell(c.Key.Day, c.Value.Leads, c.Value.Seconds)),
    ];

    public async Task<IReadOnlyDictionary<int, long>> EntriesByAsync(Dimension dimension, DayRange days, short stage, CancellationToken cancel)
    {
        var parts = new List<EntriesByValue>();
        await ReadAsync([days], NewPart, cancel);
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
        var cells = parts.Count == 1 ? await MovedInAsync(parts[0], cancel) : await FoldAsync(parts, part => part.FillingOne(Bucketing.Of(parts)), cancel);
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
        var cells = await FoldAsync([days], part => part.Filling(Bucketing.Of(days), LeadSegments.OfValues), cancel);
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
        var cells = await FoldAsync(asked, part => part.FillingOne(Bucketing.Of(asked)), cancel);
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
        var cells = await FoldAsync([days], part => part.FillingOne(NoBuckets, causes: true), cancel);
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
        everything ??= await FoldAsync(null, part => part.FillingOne(NoBuckets), cancel);

    // What happens on these days is done by leads that move on them.
    private async Task<RollupSet> OfDaysAsync(DayRange days, CancellationToken cancel) => everything ?? await MovedInAsync(days, cancel);

    // A lead that did not move on these days neither left nor entered a stage on them.
    private async Task<RollupSet> MovedInAsync(DayRange days, CancellationToken cancel)
    {
        if (movedIn.TryGetValue(days, out var cells)) return cells;
        return movedIn[days] = await FoldAsync([days], part => part.FillingOne(Bucketing.Of(days)), cancel);
    }

    private async Task<RollupSet> FoldAsync(IReadOnlyList<DayRange>? days, Func<RollupSet, IFoldCells> filling, CancellationToken cancel)
    {
        var parts = new List<RollupSet>();
        await ReadAsync(days, NewPart, cancel);
        var cells = new RollupSet();
        foreach (var part in parts) cells.Merge(part);
        cells.DropZeros();
        return cells;

        IFoldCells NewPart()
        {
            parts.Add(new RollupSet());
            return filling(parts[^1]);
        }
    }

    // Folds the leads that moved on these days, all of the segment for null. Reports ask several times for the same days: where the whole segment is folded
    // live its leads are kept as they are read, if they are not too many.
    private async Task ReadAsync(IReadOnlyList<DayRange>? days, Func<IFoldCells> newPart, CancellationToken cancel)
    {
        if (segment.IsStored)
        {
            await new FoldedLog(database, workspace, progress).ReadAsync(transaction, Leads(days), newPart, Until, cancel);
            return;
        }

        var hull = days is null ? new DayRange(DateOnly.MinValue, DateOnly.MaxValue) : HullOf(days);
        if (held is not { } kept || !kept.Days.Contains(hull))
        {
            held = await HoldAsync(days is null ? null : [hull], hull, newPart, cancel);
            return;
        }

        var readers = kept.Readers.Select(leads => (Leads: leads, Cells: newPart())).ToList();
        Parallel.ForEach(readers, reader => reader.Leads.Fold(new LeadFold(workspace.Funnel, workspace.Calendar), reader.Cells));
    }

    private async Task<(DayRange, IReadOnlyList<HeldLeads>)?> HoldAsync(IReadOnlyList<DayRange>? days, DayRange hull, Func<IFoldCells> newPart, CancellationToken cancel)
    {
        var readers = new List<HeldLeads>();
        await new FoldedLog(database, workspace, progress).VisitAsync(transaction, Leads(days), NewVisit, Until, cancel);
        return readers.TrueForAll(leads => leads.Holds) ? (hull, readers) : held;

        VisitHeld NewVisit()
        {
            var (leads, cells, fold) = (new HeldLeads(MostHeldMoves), newPart(), new LeadFold(workspace.Funnel, workspace.Calendar));
            readers.Add(leads);
            return (in LeadAttributes lead, ReadOnlySpan<Transition> moves) =>
            {
                leads.Add(lead, moves);
                fold.Apply(cells, moves, lead, +1);
            };
        }
    }

    private static DayRange HullOf(IReadOnlyList<DayRange> days)
    {
        var asked = days.Where(d => !d.IsEmpty).ToList();
        return asked.Count == 0 ? new DayRange(DateOnly.MinValue, DateOnly.MinValue) : new DayRange(asked.Min(d => d.Start), asked.Max(d => d.End));
    }

    // Ranges that follow each other are asked for as one; where there are gaps, who moved only in a gap is not read.
    private string Leads(IReadOnlyList<DayRange>? days)
    {
        var ofSegment = SegmentSql.Of(segment.Filter);
        if (days is null) return ofSegment;
        var joined = new List<DayRange>();
        foreach (var range in days.Where(d => !d.IsEmpty).OrderBy(d => d.Start))
        {
            if (joined.Count > 0 && joined[^1].End == range.Start) joined[^1] = new DayRange(joined[^1].Start, range.End);
            else joined.Add(range);
        }

        return joined.Count == 0 ? "1 = 0" : $"{SegmentSql.MovedBetween(database, joined.Select(workspace.Calendar.InstantsOf))} AND {ofSegment}";
    }

    private Instant? Until => asOf is { } day ? workspace.Calendar.StartOf(day.AddDays(1)) : null;

    private static IEnumerable<FlowCell> Flow(RollupSet cells, Func<DateOnly, bool> isIn) =>
        cells.Flow.Where(c => c.Key.Segment == Segments.All && isIn(c.Key.Day)).OrderBy(c => c.Key)
            .Select(c => new FlowCell(c.Key.Day, c.Key.First, c.Key.Second, c.Value.Leads, c.Value.Seconds));
}
