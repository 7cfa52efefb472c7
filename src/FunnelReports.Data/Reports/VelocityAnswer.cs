using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the velocity report.</summary>
internal static class VelocityAnswer
{
    public static async Task<VelocityReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var grain = GrainOf(question);
        var buckets = Bucket.Cut(question.Days, grain, question.Weeks);
        var flow = await sources.Moves.FlowAsync(question.Days, cancel);
        var parts = await sources.Moves.DwellAsync([.. buckets.Select(b => b.Days)], cancel);
        var stays = await sources.Stays.StaysEnteredAsync(question.Days, cancel);
        Stage[] stages = [.. question.Workspace.Funnel.Stages.Where(s => !s.Retired || stays.ContainsKey(s.Id) || parts.Any(part => part.ContainsKey(s.Id)))];
        return new VelocityReport(
            question.Head,
            question.AsOf,
            question.Segment.Text,
            sources.Stays.ComputedLive,
            [.. stages.Select(Line)],
            Trend(stages, buckets, flow, parts, day => grain == Grain.Month ? Bucketing.MonthOf(day) : question.Weeks.FirstDayOf(day)),
            Total(question.Workspace.Funnel, await sources.Moves.FirstEntriesAsync(question.Days, cancel)),
            await VelocityBySegment.ReadAsync(question, sources, cancel));

        StageVelocity Line(Stage stage)
        {
            var durations = new Histogram();
            foreach (var part in parts.Where(part => part.ContainsKey(stage.Id))) durations.Merge(part[stage.Id]);
            var velocity = Left(flow, stage, durations);
            var curve = Survival(stays.GetValueOrDefault(stage.Id) ?? new StaysEntered(), question.AsOf);
            return new StageVelocity(
                stage.Key, stage.Name, velocity.Exits, velocity.MeanDays, velocity.MedianDays, velocity.P90Days,
                Summary(curve) with { Curve = SurvivalCurve.Of(curve) },
                StayLengths.Of(durations));
        }
    }

    /// <summary>The estimate of how long stays entered in a period last, by the as-of day.</summary>
    internal static KaplanMeier Survival(StaysEntered stays, DateOnly asOf)
    {
        var openByAge = new Histogram();
        foreach (var (day, count) in stays.OpenByDay.Bins()) openByAge.Add(Math.Max(0, asOf.DayNumber - day), count);
        return KaplanMeier.Of(stays.ExitsByAge, openByAge);
    }

    /// <summary>The estimate as a line of the report, without its curve.</summary>
    internal static StageSurvival Summary(KaplanMeier curve) =>
        new(curve.N, curve.Events, curve.Open, curve.Median, curve.MedianLow, curve.MedianHigh, curve.N > 0 && curve.Median is null, Curve: null);

    // Weeks where they were asked for, or where they make up the period; else months. Both are stored: only what the period cuts off one is folded live.
    private static Grain GrainOf(ReportQuestion question) =>
        question.GrainIsAsked ? (question.Grain == Grain.Month ? Grain.Month : Grain.Week) : question.Period.WholeBuckets ?? Grain.Month;

    private static Velocity Left(IEnumerable<FlowCell> flow, Stage stage, Histogram durations)
    {
        var (exits, seconds) = (0L, 0L);
        foreach (var cell in flow.Where(c => c.From == stage.Id)) (exits, seconds) = (exits + cell.Leads, seconds + cell.Seconds);
        return Velocity.Of(exits, seconds, durations);
    }

    private static IReadOnlyList<VelocityBucket> Trend(
        IReadOnlyList<Stage> stages, IReadOnlyList<Bucket> buckets, IReadOnlyList<FlowCell> flow, IReadOnlyList<IReadOnlyDictionary<short, Histogram>> parts, Func<DateOnly, DateOnly> startOf)
    {
        var byBucket = flow.ToLookup(c => startOf(c.Day));
        return [.. buckets.Zip(parts, (bucket, part) => new VelocityBucket(bucket.Key, [.. stages.Select(stage => Line(bucket, part, stage))]))];

        StageBucketVelocity Line(Bucket bucket, IReadOnlyDictionary<short, Histogram> part, Stage stage)
        {
            var velocity = Left(byBucket[startOf(bucket.Days.Start)], stage, part.GetValueOrDefault(stage.Id) ?? new Histogram());
            return new StageBucketVelocity(stage.Key, velocity.Exits, velocity.MeanDays, velocity.MedianDays, velocity.P90Days);
        }
    }

    // A new lead is in the funnel from its first entry on: the stage with that role has no time of its own.
    private static IReadOnlyList<StageTotal> Total(Funnel funnel, IReadOnlyDictionary<short, FirstEntries> entries)
    {
        return [.. funnel.SuccessPath.Where(s => s is { Retired: false, Role: not (null or StageRole.Lead) }).Select(Line)];

        StageTotal Line(Stage stage)
        {
            var first = entries.GetValueOrDefault(stage.Id) ?? new FirstEntries();
            var total = TotalTime.Of(first.Leads, first.Seconds, first.Ages);
            return new StageTotal(stage.Key, stage.Name, total.Leads, total.MeanDays, total.MedianDays, total.P90Days);
        }
    }
}
