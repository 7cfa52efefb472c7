using FsCheck.Fluent;
using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Tests.Metrics;

public class SurvivalCurveTests
{
    private static KaplanMeier LeftOnDays(IEnumerable<int> days) => KaplanMeier.Of(days.Select(day => new SurvivalObservation(day, 1, 1)));

    [Fact]
    public void A_few_steps_are_all_points_of_the_curve_with_their_limits()
    {
        // The example of docs/metrics.md: left after 1 and 3 days, two waiting for 2 and 5. Limits by hand: Greenwood's sums are 1/12 and 7/12.
        SurvivalObservation[] stays = [new(1, 1, 1), new(3, 1, 1), new(2, 1, 0), new(5, 1, 0)];
        var curve = SurvivalCurve.Of(KaplanMeier.Of(stays));
        Assert.Equal([(1, 4L, 1L, 0.75), (3, 2L, 1L, 0.375)], curve.Select(p => (p.Days, p.AtRisk, p.Exits, p.Waiting)));
        var width = 1.959964 * Math.Sqrt(1 / 12.0) / -Math.Log(0.75);
        Assert.Equal(Math.Pow(0.75, Math.Exp(width)), curve[0].Low!.Value, 6);
        Assert.Equal(Math.Pow(0.75, Math.Exp(-width)), curve[0].High!.Value, 6);
    }

    [Fact]
    public void Exits_on_each_of_150_days_make_fifty_points_three_days_apart()
    {
        var curve = SurvivalCurve.Of(LeftOnDays(Enumerable.Range(0, 150)));
        Assert.Equal(50, curve.Count);
        Assert.Equal(new SurvivalPoint(2, 150, 3, 147 / 150.0, curve[0].Low, curve[0].High), curve[0] with { Waiting = Math.Round(curve[0].Waiting, 12) });
        Assert.Equal((149, 3L, 3L, 0.0, null, null), (curve[^1].Days, curve[^1].AtRisk, curve[^1].Exits, curve[^1].Waiting, curve[^1].Low, curve[^1].High));
    }

    [Theory]
    [InlineData(150, 74)]
    [InlineData(151, 75)]
    [InlineData(153, 76)]
    public void The_median_is_a_point_of_a_curve_of_many_steps(int days, int median)
    {
        var estimate = LeftOnDays(Enumerable.Range(0, days));
        Assert.Equal(median, estimate.Median);
        Assert.Contains(median, SurvivalCurve.Of(estimate).Select(p => p.Days));
    }

    [Fact]
    public void Sixty_steps_are_shown_as_they_are() => Assert.Equal(60, SurvivalCurve.Of(LeftOnDays(Enumerable.Range(1, 60).Select(i => i * 7))).Count);

    [Fact]
    public void Of_nobody_there_is_no_curve() => Assert.Empty(SurvivalCurve.Of(LeftOnDays([])));

    [Fact]
    public void The_points_of_any_curve_are_steps_of_the_estimate_at_most_sixty_and_their_exits_are_all_exits() =>
        Law.Holds(Gen.Choose(0, 2000).ListOf(300), days =>
        {
            var estimate = LeftOnDays(days);
            var curve = SurvivalCurve.Of(estimate);
            Assert.InRange(curve.Count, 0, SurvivalCurve.MostPoints);
            Assert.Equal(estimate.Events, curve.Sum(p => p.Exits));
            Assert.All(curve, p => Assert.Equal(estimate.SurvivalAt(p.Days), p.Waiting));
            Assert.Equal(curve.OrderBy(p => p.Days), curve);
            if (estimate.Median is { } median) Assert.Contains(median, curve.Select(p => p.Days));
        });
}
