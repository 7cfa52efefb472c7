using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Metrics;

public class ReachCurveTests
{
    // Forty leads seen for ten days, of which ten got there after a day and ten after three; twenty seen for two days, of which ten got there after one.
    private static readonly ReachCohort Older = Cohort(40, 10, (1, 10), (3, 10));
    private static readonly ReachCohort Younger = Cohort(20, 2, (1, 10));

    [Fact]
    public void Twenty_of_sixty_after_a_day_and_ten_of_the_thirty_seen_longer_after_three_days_make_five_ninths()
    {
        var curve = ReachCurve.Of([Older, Younger]);
        Assert.Equal(10, curve.LastDay);
        Assert.Equal([0, 0.3333333333, 0.3333333333, 0.5555555556, 0.5555555556], new[] { 0, 1, 2, 3, 10 }.Select(day => Math.Round(curve.ReachedBy(day)!.Value, 10)));
        Assert.Null(curve.ReachedBy(11));
    }

    [Fact]
    public void Of_those_who_have_waited_two_days_a_third_will_still_get_there_so_two_thirds_of_the_younger_will()
    {
        var curve = ReachCurve.Of([Older, Younger]);
        Assert.Equal(1 / 3.0, curve.ChanceAfter(2), 12);
        Assert.Equal(0, curve.ChanceAfter(10));
        var projected = ProjectedRate.Of([Younger], curve)!;
        Assert.Equal(2 / 3.0, projected.Rate, 12);
        Assert.Equal(10, projected.ByDays);
        Assert.InRange(projected.Limits.Low, 0.5, projected.Rate);
        Assert.InRange(projected.Limits.High, projected.Rate, 1);
    }

    [Fact]
    public void What_all_have_been_seen_for_needs_no_projection()
    {
        var done = Cohort(100, 50, (1, 20), (9, 20));
        var projected = ProjectedRate.Of([done], ReachCurve.Of([done]))!;
        Assert.Equal((0.4, new Interval(0.4, 0.4)), (projected.Rate, projected.Limits));
    }

    [Fact]
    public void What_a_cohort_did_after_it_was_seen_in_whole_is_left_out()
    {
        var halfSeen = Cohort(40, 2, (1, 10), (5, 10));
        Assert.Equal(0.25, ReachCurve.Of([halfSeen]).ReachedBy(2));
        Assert.Null(ReachCurve.Of([halfSeen]).ReachedBy(3));
    }

    [Fact]
    public void Fewer_than_twenty_leads_make_no_curve()
    {
        var curve = ReachCurve.Of([Cohort(19, 100, (1, 10))]);
        Assert.Null(curve.LastDay);
        Assert.Null(ProjectedRate.Of([Older], curve));
        Assert.Null(ReachCurve.Of([]).LastDay);
        Assert.Null(ReachCurve.Of([Cohort(100, -3)]).LastDay);
    }

    [Fact]
    public void More_that_reached_than_entered_are_refused() => Assert.Throws<ArgumentException>(() => ReachCurve.Of([Cohort(1, 5, (1, 2))]));

    [Fact]
    public void The_projected_rate_holds_what_came_out_19_times_in_20()
    {
        // Weeks of 40 leads for a year; a third is rejected soon, of the others most get there, half of them within 14 days.
        const int runs = 2_000, weeks = 52, leads = 40;
        var dice = new Random(20_181);
        var (held, plain) = (0, 0.0);
        var truth = 0.0;
        for (var run = 0; run < runs; run++)
        {
            var ages = Enumerable.Range(0, weeks).Select(_ => Enumerable.Range(0, leads).Select(_ => AgeOf(dice)).ToArray()).ToArray();
            var seen = ages.Select((week, i) => Cohort(leads, (weeks - 1 - i) * 7, [.. week.Where(age => age <= (weeks - 1 - i) * 7).Select(age => (age, 1L))])).ToArray();
            var projected = ProjectedRate.Of(seen[^8..], ReachCurve.Of(seen))!;
            var came = ages[^8..].SelectMany(week => week).Count(age => age <= projected.ByDays) / (8.0 * leads);
            if (projected.Limits.Contains(came)) held++;
            truth += came / runs;
            plain += seen[^8..].Sum(c => c.ReachedByAge.Count) / (8.0 * leads) / runs;
        }

        Assert.InRange((double)held / runs, 0.92, 0.98);
        Assert.True(plain < truth - 0.1, $"The share so far, {plain:0.000}, is no guide to the {truth:0.000} that come.");
    }

    private static int AgeOf(Random dice) => dice.NextDouble() < 0.45 ? int.MaxValue : (int)(-20.2 * Math.Log(1 - dice.NextDouble()));

    private static ReachCohort Cohort(long entered, int seenDays, params ReadOnlySpan<(int Age, long Count)> reached)
    {
        var ages = new Histogram();
        foreach (var (age, count) in reached) ages.Add(age, count);
        return new ReachCohort(entered, ages, seenDays);
    }
}
