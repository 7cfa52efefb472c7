using FsCheck.Fluent;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Metrics;

public class QuantilesTests
{
    private static Histogram OfSeconds(params long[] seconds)
    {
        var histogram = new Histogram();
        foreach (var duration in seconds)
            histogram.Add(DurationScale.BinOf(duration));
        return histogram;
    }

    [Theory]
    // In R: quantile(c(10, 20, 30, 40), c(0, .25, .5, .9, 1)) is 10.0 17.5 25.0 37.0 40.0.
    [InlineData(0, 10)]
    [InlineData(0.25, 17.5)]
    [InlineData(0.5, 25)]
    [InlineData(0.9, 37)]
    [InlineData(1, 40)]
    public void Quantiles_are_those_of_R_type_7(double share, double seconds) =>
        Assert.Equal(seconds / 86_400, Quantiles.Days(OfSeconds(40, 10, 30, 20), share)!.Value, 12);

    [Fact]
    public void Of_nothing_there_is_no_quantile() => Assert.Null(Quantiles.Days(new Histogram(), 0.5));

    [Fact]
    public void A_histogram_with_a_negative_count_is_refused() =>
        Assert.Throws<ArgumentException>(() => Quantiles.Days(OfSeconds(1).Negated(), 0.5));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_outside_zero_to_one_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Days(OfSeconds(1), share));

    [Fact]
    public void Three_stays_of_1_2_and_6_days_last_3_in_the_mean_2_in_the_median_and_5_point_2_at_the_90th_percentile()
    {
        long day = 86_400;
        var velocity = Velocity.Of(3, 9 * day, OfSeconds(6 * day, day, 2 * day));
        Assert.Equal(3, velocity.Exits);
        Assert.Equal(3.0, velocity.MeanDays);
        Assert.InRange(velocity.MedianDays!.Value, 2 * 0.995, 2 * 1.005);
        Assert.InRange(velocity.P90Days!.Value, 5.2 * 0.995, 5.2 * 1.005);
    }

    [Fact]
    public void Without_stays_left_there_is_no_velocity_and_without_distribution_no_median()
    {
        Assert.Equal(new Velocity(0, null, null, null), Velocity.Of(0, 0, new Histogram()));
        Assert.Equal(new Velocity(2, 1.5, null, null), Velocity.Of(2, 3 * 86_400, null));
    }

    [Fact]
    public void A_distribution_of_other_stays_than_counted_is_refused() =>
        Assert.Throws<ArgumentException>(() => Velocity.Of(2, 10, OfSeconds(10)));

    [Fact]
    public void Quantiles_stay_within_half_a_percent_of_those_of_the_exact_durations() =>
        Law.Holds(
            from durations in Gen.Choose(0, 60_000_000).NonEmptyListOf()
            from share in Gen.Choose(0, 1000)
            select (durations.Select(seconds => (long)seconds).Order().ToArray(), share / 1000.0),
            sample =>
            {
                var (sorted, share) = sample;
                var position = (sorted.Length - 1) * share;
                long low = sorted[(int)position], high = sorted[Math.Min((int)position + 1, sorted.Length - 1)];
                var exact = (low + (high - low) * (position - (int)position)) / 86_400;
                Assert.InRange(Quantiles.Days(OfSeconds(sorted), share)!.Value, exact * 0.99499, exact * 1.00501);
            });
}
