using FsCheck.Fluent;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Metrics;

public class KaplanMeierTests
{
    // Remission times in weeks of 42 children with leukaemia: E. J. Freireich and others, Blood 21 (1963), 699–716.
    private static readonly KaplanMeier Treated = Of([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
    private static readonly KaplanMeier Placebo = Of([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], []);

    private static KaplanMeier Of(double[] left, double[] waiting) => KaplanMeier.Of(
        left.Select(time => new SurvivalObservation(time, 1, 1)).Concat(waiting.Select(time => new SurvivalObservation(time, 1, 0))));

    private static Histogram Ages(params int[] ages)
    {
        var histogram = new Histogram();
        foreach (var age in ages)
            histogram.Add(age);
        return histogram;
    }

    [Fact]
    public void The_6_mp_leukaemia_table_comes_out_as_published()
    {
        // Kleinbaum and Klein, Survival Analysis, chapter 2; limits as Stata's "sts list" prints them.
        (double, long, long, double, double, double)[] published =
        [
            (6, 21, 3, 0.8571, 0.6197, 0.9516),
            (7, 17, 1, 0.8067, 0.5631, 0.9228),
            (10, 15, 1, 0.7529, 0.5032, 0.8894),
            (13, 12, 1, 0.6902, 0.4316, 0.8491),
            (16, 11, 1, 0.6275, 0.3675, 0.8049),
            (22, 7, 1, 0.5378, 0.2678, 0.7468),
            (23, 6, 1, 0.4482, 0.1881, 0.6801),
        ];
        Assert.Equal(published, Treated.Steps.Select(step =>
            (step.Time, step.AtRisk, step.Events, Math.Round(step.Survival, 4), Math.Round(step.Limits!.Value.Low, 4), Math.Round(step.Limits.Value.High, 4))));
        Assert.Equal((21, 9, 12), (Treated.N, Treated.Events, Treated.Open));
    }

    [Fact]
    public void The_median_of_6_mp_is_23_weeks_from_13_to_not_reached_and_of_the_placebo_8_weeks_from_4_to_11()
    {
        // As SAS PROC LIFETEST prints them (log–log limits).
        Assert.Equal((23.0, 13.0, null), (Treated.Median, Treated.MedianLow, Treated.MedianHigh));
        Assert.Equal((8.0, 4.0, 11.0), (Placebo.Median, Placebo.MedianLow, Placebo.MedianHigh));
    }

    [Fact]
    public void Four_stays_of_which_two_still_wait_have_a_median_of_3_days()
    {
        // Left after 1 and 3 days, waiting for 2 and 5: S(1) = 3/4, S(3) = 3/4 × 1/2 = 3/8.
        var stays = KaplanMeier.Of(Ages(1, 3), Ages(2, 5));
        Assert.Equal([0.75, 0.375], stays.Steps.Select(step => step.Survival));
        Assert.Equal((4, 2, 2, 3.0), (stays.N, stays.Events, stays.Open, stays.Median));
        Assert.Equal([1, 0.75, 0.75, 0.375], new[] { 0.5, 1, 2.9, 100 }.Select(stays.SurvivalAt));
    }

    [Fact]
    public void A_median_that_fewer_than_half_have_reached_is_not_reached() =>
        Assert.Null(KaplanMeier.Of(Ages(1), Ages(2, 5)).Median);

    [Fact]
    public void A_lead_still_waiting_at_the_time_another_left_was_at_risk_then()
    {
        var step = Assert.Single(KaplanMeier.Of(Ages(4), Ages(4)).Steps);
        Assert.Equal((2, 0.5), (step.AtRisk, step.Survival));
    }

    [Fact]
    public void When_all_have_left_at_once_there_is_a_median_without_limits()
    {
        var stays = KaplanMeier.Of(Ages(0, 0, 0), new Histogram());
        Assert.Equal((0.0, null, null), (stays.Median, stays.MedianLow, stays.MedianHigh));
    }

    [Fact]
    public void Of_nobody_there_is_no_survival()
    {
        var nobody = KaplanMeier.Of(new Histogram(), new Histogram());
        Assert.Equal((0, 0, 0, null), (nobody.N, nobody.Events, nobody.Open, nobody.Median));
        Assert.Equal(1, nobody.SurvivalAt(10));
    }

    [Fact]
    public void Impossible_observations_are_refused()
    {
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of([new SurvivalObservation(1, 1, 2)]));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of([new SurvivalObservation(-1, 1, 1)]));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of([new SurvivalObservation(double.NaN, 1, 1)]));
        Assert.Throws<ArgumentException>(() => KaplanMeier.Of(Ages(1).Negated(), new Histogram()));
    }

    [Fact]
    public void Without_anybody_waiting_survival_is_the_share_that_stayed_longer() =>
        Law.Holds(Gen.Choose(0, 30).NonEmptyListOf(), ages =>
        {
            var all = ages.ToArray();
            var stays = KaplanMeier.Of(Ages(all), new Histogram());
            for (var time = 0; time <= 30; time++)
                Assert.Equal((double)all.Count(age => age > time) / all.Length, stays.SurvivalAt(time), 12);
        });

    [Fact]
    public void Survival_falls_from_one_and_its_limits_contain_it_and_the_limits_of_the_median_contain_the_median() =>
        Law.Holds(Gen.Choose(0, 40).ListOf().Two(), sample =>
        {
            var stays = KaplanMeier.Of(Ages([.. sample.Item1]), Ages([.. sample.Item2]));
            Assert.Equal(sample.Item1.Count + sample.Item2.Count, stays.N);
            Assert.Equal(sample.Item1.Count, stays.Events);
            var before = 1.0;
            foreach (var step in stays.Steps)
            {
                Assert.InRange(step.Survival, 0, before);
                if (step.Limits is { } limits)
                    Assert.InRange(step.Survival, limits.Low, limits.High);
                before = step.Survival;
            }
            Assert.False(stays.MedianLow > stays.Median);
            Assert.False(stays.MedianHigh < stays.Median);
        });
}
