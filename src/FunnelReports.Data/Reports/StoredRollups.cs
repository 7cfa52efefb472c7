using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>
/// Answers from the rollup tables. Day tables answer any days; distributions are kept by calendar month and by week, so the ragged ends of a period are folded live
/// over the leads that moved in them.
/// </summary>
public sealed class StoredRollups(DbTransaction transaction, int segment, WeekStart weeks, LiveRollups raggedEnds) : IRollupSource
{
    public bool ComputedLive => false;

    public Task<IReadOnlyList<FlowCell>> FlowBeforeAsync(DateOnly day, CancellationToken cancel) =>
        ReadAsync(
            "SELECT from_stage_id, to_stage_id, CAST(SUM(leads) AS BIGINT), CAST(SUM(seconds) AS BIGINT) FROM flow_day "
            + "WHERE segment_id = @segment AND day >= @from AND day < @to GROUP BY from_stage_id, to_stage_id ORDER BY 1, 2",
            new DayRange(DateOnly.MinValue, day),
            row => new FlowCell(DateOnly.MinValue, row.GetInt16(0), row.GetInt16(1), row.GetInt64(2), row.GetInt64(3)),
            cancel);

    public Task<IReadOnlyList<FlowCell>> FlowAsync(DayRange days, CancellationToken cancel) =>
        ReadAsync(
            "SELECT day, from_stage_id, to_stage_id, leads, seconds FROM flow_day "
            + "WHERE segment_id = @segment AND day >= @from AND day < @to AND leads <> 0 ORDER BY day, from_stage_id, to_stage_id",
            days,
            row => new FlowCell(row.GetFieldValue<DateOnly>(0), row.GetInt16(1), row.GetInt16(2), row.GetInt64(3), row.GetInt64(4)),
            cancel);

    public Task<IReadOnlyList<PassageCell>> PassagesAsync(DayRange days, short anchor, short target, CancellationToken cancel) =>
        ReadAsync(
            "SELECT day, leads, seconds FROM passage_day WHERE segment_id = @segment AND day >= @from AND day < @to "
            + "AND anchor_stage_id = @anchor AND target_stage_id = @target AND leads <> 0 ORDER BY day",
            days,
            row => new PassageCell(row.GetFieldValue<DateOnly>(0), row.GetInt64(1), row.GetInt64(2)),
            cancel,
            command => command.With("@anchor", anchor).With("@target", target));

    public async Task<IReadOnlyDictionary<int, long>> EntriesByAsync(Dimension dimension, DayRange days, short stage, CancellationToken cancel)
    {
        // The channels of all leads are segments of their own; what is in two segments at once is not kept.
        if (dimension != Dimension.Channel || segment != Segments.All) return await raggedEnds.EntriesByAsync(dimension, days, stage, cancel);
        var entries = await ReadAsync(
            "SELECT p.segment_id, CAST(SUM(p.leads) AS BIGINT) FROM passage_day p JOIN dimension_value v ON v.id = p.segment_id "
            + "WHERE v.dimension = @dimension AND p.segment_id <> @segment AND p.day >= @from AND p.day < @to AND p.anchor_stage_id = @anchor AND p.target_stage_id = @target "
            + "GROUP BY p.segment_id HAVING SUM(p.leads) <> 0",
            days,
            row => (Segment: row.GetInt32(0), Leads: row.GetInt64(1)),
            cancel,
            command => command.With("@dimension", (short)dimension).With("@anchor", Stage.Entry).With("@target", stage));
        return entries.ToDictionary(e => e.Segment < Segments.FirstValueId ? 0 : e.Segment, e => e.Leads);
    }

    public async Task<IReadOnlyList<IReadOnlyDictionary<short, Histogram>>> DwellAsync(IReadOnlyList<DayRange> parts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var stored = await StoredDwellAsync([.. parts.Where(days => BucketOf(days) is not null)], cancel);
        var byPart = new List<IReadOnlyDictionary<short, Histogram>>(parts.Count);
        foreach (var days in parts)
            byPart.Add(BucketOf(days) is { } bucket ? stored.GetValueOrDefault(bucket) ?? [] : (await raggedEnds.DwellAsync([days], cancel))[0]);
        return byPart;
    }

    private async Task<Dictionary<RollupBucket, Dictionary<short, Histogram>>> StoredDwellAsync(IReadOnlyList<DayRange> whole, CancellationToken cancel)
    {
        var byBucket = whole.ToDictionary(days => BucketOf(days)!.Value, _ => new Dictionary<short, Histogram>());
        if (whole.Count == 0) return byBucket;
        var rows = await ReadAsync(
            $"SELECT grain, bucket, first_stage_id, counts FROM dwell WHERE segment_id = @segment AND grain IN ({string.Join(", ", byBucket.Keys.Select(b => (short)b.Grain).Distinct())}) "
            + "AND bucket >= @from AND bucket < @to",
            new DayRange(whole.Min(d => d.Start), whole.Max(d => d.End)),
            row => (Bucket: new RollupBucket((RollupGrain)row.GetInt16(0), row.GetFieldValue<DateOnly>(1)), Stage: row.GetInt16(2), Counts: row.GetFieldValue<byte[]>(3)),
            cancel);
        foreach (var (bucket, stage, counts) in rows)
        {
            if (byBucket.TryGetValue(bucket, out var byStage)) LiveRollups.Into(byStage, stage, () => new Histogram()).Merge(Histogram.FromBytes(counts));
        }

        return byBucket;
    }

    public async Task<IReadOnlyDictionary<short, FirstEntries>> FirstEntriesAsync(DayRange days, CancellationToken cancel)
    {
        var byStage = new Dictionary<short, FirstEntries>();
        var sums = await ReadAsync(
            "SELECT target_stage_id, CAST(SUM(leads) AS BIGINT), CAST(SUM(seconds) AS BIGINT) FROM passage_day "
            + $"WHERE segment_id = @segment AND day >= @from AND day < @to AND anchor_stage_id = {Stage.Entry} GROUP BY target_stage_id",
            days,
            row => (Stage: row.GetInt16(0), Leads: row.GetInt64(1), Seconds: row.GetInt64(2)),
            cancel);
        foreach (var (stage, leads, seconds) in sums.Where(s => s.Leads != 0)) Of(stage).Add(leads, seconds);
        var months = await ReadAsync(
            $"SELECT second_stage_id, counts FROM reach_lag WHERE segment_id = @segment AND grain = {(short)RollupGrain.Month} AND bucket >= @from AND bucket < @to "
            + $"AND first_stage_id = {Stage.Entry}",
            WholeMonths(days),
            row => (Stage: row.GetInt16(0), Ages: Histogram.FromBytes(row.GetFieldValue<byte[]>(1))),
            cancel);
        foreach (var (stage, ages) in months.Where(m => !m.Ages.IsEmpty)) Of(stage).Ages.Merge(ages);
        foreach (var end in RaggedEnds(days))
        {
            foreach (var (stage, entries) in await raggedEnds.FirstEntriesAsync(end, cancel)) Of(stage).Ages.Merge(entries.Ages);
        }

        return byStage;

        FirstEntries Of(short stage) => LiveRollups.Into(byStage, stage, () => new FirstEntries());
    }

    // Values of two dimensions are not kept together: those of one within a segment of another are folded live.
    public async Task<IReadOnlyDictionary<int, SegmentStays>> BySegmentAsync(DayRange days, short stage, Dimension dimension, CancellationToken cancel)
    {
        if (segment != Segments.All) return await raggedEnds.BySegmentAsync(days, stage, dimension, cancel);
        var segments = new StoredSegments(transaction, stage, dimension);
        await segments.AddDaysAsync(days, cancel);
        await segments.AddMonthsAsync(WholeMonths(days), cancel);
        foreach (var end in RaggedEnds(days)) segments.AddDistributions(await raggedEnds.BySegmentAsync(end, stage, dimension, cancel));
        return segments.Stays;
    }

    public async Task<IReadOnlyDictionary<short, StaysEntered>> StaysEnteredAsync(DayRange days, CancellationToken cancel)
    {
        var byStage = new Dictionary<short, StaysEntered>();
        foreach (var (stage, ages) in await MonthsAsync("stay_cohort", WholeMonths(days), cancel))
            LiveRollups.Into(byStage, stage, () => new StaysEntered()).ExitsByAge.Merge(ages);
        foreach (var end in RaggedEnds(days))
        {
            foreach (var (stage, stays) in await raggedEnds.StaysEnteredAsync(end, cancel))
                LiveRollups.Into(byStage, stage, () => new StaysEntered()).ExitsByAge.Merge(stays.ExitsByAge);
        }

        var open = await ReadAsync(
            "SELECT day, stage_id, stays FROM open_day WHERE segment_id = @segment AND day >= @from AND day < @to AND stays <> 0",
            days,
            row => (Day: row.GetFieldValue<DateOnly>(0), Stage: row.GetInt16(1), Stays: row.GetInt64(2)),
            cancel);
        foreach (var (day, stage, stays) in open) LiveRollups.Into(byStage, stage, () => new StaysEntered()).OpenByDay.Add(day.DayNumber, stays);
        return byStage;
    }

    public async Task<IReadOnlyList<ReachedLeads>> ReachAsync(IReadOnlyList<DayRange> cohorts, short anchor, short target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        var ragged = cohorts.Where(days => BucketOf(days) is null).ToList();
        var live = ragged.Zip(await raggedEnds.ReachAsync(ragged, anchor, target, cancel)).ToDictionary(pair => pair.First, pair => pair.Second);
        var whole = cohorts.Where(days => BucketOf(days) is not null).ToList();
        var stored = whole.Count == 0 ? [] : (await ReadAsync(
            "SELECT grain, bucket, second_stage_id, counts FROM reach_cohort WHERE segment_id = @segment AND grain IN (1, 2) AND bucket >= @from AND bucket < @to "
            + "AND first_stage_id = @anchor AND second_stage_id IN (@anchor, @target, @over)",
            new DayRange(whole.Min(d => d.Start), whole.Max(d => d.End)),
            row => (Bucket: new RollupBucket((RollupGrain)row.GetInt16(0), row.GetFieldValue<DateOnly>(1)), Stage: row.GetInt16(2), Counts: Histogram.FromBytes(row.GetFieldValue<byte[]>(3))),
            cancel,
            command => command.With("@anchor", anchor).With("@target", target).With("@over", CohortKey.PassedOver(target)))).ToDictionary(r => (r.Bucket, r.Stage), r => r.Counts);
        return [.. cohorts.Select(days => BucketOf(days) is { } bucket
            ? new ReachedLeads(Held(bucket, anchor).Count, Held(bucket, target), Held(bucket, CohortKey.PassedOver(target)))
            : live[days])];

        Histogram Held(RollupBucket bucket, short stage) => stored.GetValueOrDefault((bucket, stage)) ?? new Histogram();
    }

    // Kept for all leads together: a report on a segment asks the live source.
    public async Task<IReadOnlyList<CauseCell>> CausesAsync(DayRange days, CancellationToken cancel)
    {
        if (segment != Segments.All) throw new InvalidOperationException("Causes are kept for all leads together.");
        var cells = await transaction.RowsAsync(
            "SELECT from_stage_id, to_stage_id, action_id, counts FROM cause_day WHERE day >= @from AND day < @to",
            days,
            _ => { },
            row => (Move: (row.GetInt16(0), row.GetInt16(1), row.GetInt32(2)), Counts: Histogram.FromBytes(row.GetFieldValue<byte[]>(3))),
            cancel);
        return LiveRollups.CausesOf(cells);
    }

    public async Task<IReadOnlyDictionary<short, long>> ExitsAsync(DayRange days, short stage, CancellationToken cancel)
    {
        var exits = new Dictionary<short, long>();
        var months = await ReadAsync(
            $"SELECT second_stage_id, counts FROM stay_cohort WHERE segment_id = @segment AND grain = {(short)RollupGrain.Month} AND bucket >= @from AND bucket < @to "
            + "AND first_stage_id = @stage",
            WholeMonths(days),
            row => (Next: row.GetInt16(0), Histogram.FromBytes(row.GetFieldValue<byte[]>(1)).Count),
            cancel,
            command => command.With("@stage", stage));
        foreach (var (next, count) in months) exits[next] = exits.GetValueOrDefault(next) + count;
        foreach (var end in RaggedEnds(days))
        {
            foreach (var (next, count) in await raggedEnds.ExitsAsync(end, stage, cancel)) exits[next] = exits.GetValueOrDefault(next) + count;
        }

        return exits;
    }

    // The stored bucket that is exactly these days.
    private RollupBucket? BucketOf(DayRange days) =>
        days.Start == Bucketing.MonthOf(days.Start) && days.End == days.Start.AddMonths(1) ? new RollupBucket(RollupGrain.Month, days.Start)
        : days.Start == weeks.FirstDayOf(days.Start) && days.Days == 7 ? new RollupBucket(RollupGrain.Week, days.Start)
        : null;

    private Task<IReadOnlyList<(short Stage, Histogram Counts)>> MonthsAsync(string table, DayRange months, CancellationToken cancel) =>
        ReadAsync(
            $"SELECT first_stage_id, counts FROM {table} WHERE segment_id = @segment AND grain = {(short)RollupGrain.Month} AND bucket >= @from AND bucket < @to",
            months,
            row => (row.GetInt16(0), Histogram.FromBytes(row.GetFieldValue<byte[]>(1))),
            cancel);

    private Task<IReadOnlyList<T>> ReadAsync<T>(
        string sql, DayRange days, Func<DbDataReader, T> read, CancellationToken cancel, Action<DbCommand>? bind = null) =>
        transaction.RowsAsync(
            sql,
            days,
            command =>
            {
                command.With("@segment", segment);
                bind?.Invoke(command);
            },
            read,
            cancel);

    /// <summary>The whole calendar months inside the days; empty when there is none.</summary>
    internal static DayRange WholeMonths(DayRange days)
    {
        var first = Bucketing.MonthOf(days.Start);
        if (first < days.Start) first = first.AddMonths(1);
        var end = Bucketing.MonthOf(days.End);
        return first < end ? new DayRange(first, end) : new DayRange(days.Start, days.Start);
    }

    private static IEnumerable<DayRange> RaggedEnds(DayRange days)
    {
        var whole = WholeMonths(days);
        var head = new DayRange(days.Start, whole.Start);
        var tail = new DayRange(whole.End, days.End);
        return new[] { head, tail }.Where(end => !end.IsEmpty);
    }
}
