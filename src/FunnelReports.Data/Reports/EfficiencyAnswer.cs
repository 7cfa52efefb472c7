using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the efficiency report.</summary>
internal static class EfficiencyAnswer
{
    private const int CurveYears = 2;
    private const double Mature = 0.9;

    private static readonly int[] Horizons = [30, 60, 90];

    public static async Task<EfficiencyReport> ReadAsync(ReportQuestion question, ReportSources sources, CancellationToken cancel)
    {
        var (from, to) = Stages(question);

        // First the longest time: a live source reads the leads of the shorter ones along with it.
        var curve = ReachCurve.Of((await CohortsAsync(CurveWeeks(question.AsOf, question.Weeks))).Leads);
        var flow = await sources.Moves.FlowAsync(question.Days, cancel);
        var funnel = question.Workspace.Funnel;
        var volume = Volume(flow);

        // Weeks for the cohort itself, because its leads are of every age; what the period cuts off a week is read by itself.
        var grain = question.Grain == Grain.Month ? Grain.Month : Grain.Week;
        var (cohorts, inferred) = await CohortsAsync(WeeksOf(question));
        var buckets = Bucket.Cut(question.Days, grain, question.Weeks);
        var series = grain == Grain.Week ? cohorts : (await CohortsAsync([.. buckets.Select(b => b.Days)])).Leads;

        return new EfficiencyReport(
            question.Head, question.AsOf, question.Segment.Text, sources.Stays.ComputedLive,
            from.Key, to.Key, question.Policy == ReachPolicy.Strict ? "strict" : "reached-or-later",
            volume,
            Cohort(cohorts, inferred, curve),
            [.. Horizons.Select(days => Horizon(cohorts, days))],
            [.. buckets.Zip(series, (bucket, cohort) => Line(bucket, cohort, grain, MatureDays(curve)))])
        {
            Volumes = [.. buckets.Select(Moves)],
        };

        VolumeRate Volume(IReadOnlyList<FlowCell> cells)
        {
            var (entries, moves) = (cells.Where(c => c.To == from.Id).Sum(c => c.Leads), cells.Where(c => c.From == from.Id && c.To == to.Id).Sum(c => c.Leads));
            var over = cells.Where(c => c.From == from.Id && c.To != to.Id && funnel.Reaches(c.To, to.Id)).Sum(c => c.Leads);
            return new VolumeRate(entries, moves, new Ratio(moves, entries).Value, over);
        }

        VolumeBucket Moves(Bucket bucket)
        {
            var all = Volume([.. flow.Where(c => bucket.Days.Contains(c.Day))]);
            return new VolumeBucket(bucket.Key, all.Entered, all.Advanced, all.Rate, all.PassedOver);
        }

        Task<ReachedCohorts> CohortsAsync(IReadOnlyList<DayRange> days) => ReachedCohorts.ReadAsync(question, sources, days, from, to, question.Policy, cancel);
    }

    /// <summary>The parts of the period whose leads are taken to be of one age: its weeks, at its edges what it has of them.</summary>
    internal static IReadOnlyList<DayRange> WeeksOf(ReportQuestion question) => [.. Bucket.Cut(question.Days, Grain.Week, question.Weeks).Select(b => b.Days)];

    private static (Stage From, Stage To) Stages(ReportQuestion question)
    {
        var from = question.StageOr(question.From, StageRole.Mql);
        var to = question.StageOr(question.To, StageRole.Sql);
        return from.Id == to.Id ? throw new MistakeException($"From and to are both '{from.Key}'. Name two stages.") : (from, to);
    }

    // Whole weeks, so that they are read from the rollups.
    private static IReadOnlyList<DayRange> CurveWeeks(DateOnly asOf, WeekStart weeks)
    {
        var all = new DayRange(asOf.AddYears(-CurveYears), asOf.AddDays(1));
        return [.. Bucket.Cut(all, Grain.Week, weeks).Select(b => b.Days).Where(days => days.Days == 7)];
    }

    private static CohortRate Cohort(IReadOnlyList<ReachCohort> cohorts, long inferred, ReachCurve curve)
    {
        var rate = new Ratio(cohorts.Sum(c => c.ReachedByAge.Count), cohorts.Sum(c => c.Entered));
        var limits = rate.Wilson95();
        var matureDays = MatureDays(curve);
        return new CohortRate(
            rate.Denominator, rate.Numerator, inferred, rate.Value, limits?.Low, limits?.High,
            matureDays,
            matureDays is { } days ? new Ratio(cohorts.Where(c => c.SeenDays >= days).Sum(c => c.Entered), rate.Denominator).Value : null,
            ProjectedRate.Of(cohorts, curve) is { } p ? new ProjectedCohortRate(p.Rate, p.Limits.Low, p.Limits.High, p.ByDays) : null);
    }

    private static int? MatureDays(ReachCurve curve)
    {
        if (curve.LastDay is not { } last || curve.ReachedBy(last) is not { } most || most == 0) return null;
        return Enumerable.Range(0, last + 1).First(days => curve.ReachedBy(days) >= Mature * most);
    }

    private static HorizonRate Horizon(IReadOnlyList<ReachCohort> cohorts, int days)
    {
        var rate = cohorts.Select(c => c.RateBy(days)).OfType<Ratio>().Aggregate(new Ratio(0, 0), (sum, one) => sum + one);
        var limits = rate.Wilson95();
        return new HorizonRate(days, rate.Denominator, rate.Numerator, rate.Value, limits?.Low, limits?.High);
    }

    private static CohortBucket Line(Bucket bucket, ReachCohort cohort, Grain grain, int? matureDays)
    {
        var limits = cohort.Rate.Wilson95();
        var step = grain == Grain.Month ? 30 : 7;
        IReadOnlyList<Ratio> shares =
        [
            .. Enumerable.Range(1, Math.Max(0, cohort.SeenDays / step)).Select(age => cohort.RateBy((age * step) - 1)).OfType<Ratio>().TakeWhile(share => share.Value is not null),
        ];
        var soFar = cohort.SeenDays <= 0 ? (Ratio?)null : cohort.SoFarBy(((shares.Count + 1) * step) - 1);
        return new CohortBucket(bucket.Key, cohort.Entered, cohort.ReachedByAge.Count, cohort.Rate.Value, limits?.Low, limits?.High, [.. shares.Select(share => share.Value!.Value)])
        {
            Reached = [.. shares.Select(share => share.Numerator)],
            SoFar = soFar?.Value,
            ReachedSoFar = soFar is { Value: not null } ? soFar.Value.Numerator : null,
            Mature = matureDays is { } days ? cohort.SeenDays >= days : null,
        };
    }
}
