using FsCheck.Fluent;

namespace FunnelReports.Core.Tests;

public class RatioTests
{
    [Fact]
    public void A_ratio_with_denominator_zero_has_no_value_and_no_interval()
    {
        Assert.Null(new Ratio(0, 0).Value);
        Assert.Null(new Ratio(0, 0).Wilson95());
    }

    [Fact]
    public void A_ratio_of_volumes_may_exceed_one_and_then_has_no_interval()
    {
        Assert.Equal(1.5, new Ratio(3, 2).Value);
        Assert.Null(new Ratio(3, 2).Wilson95());
    }

    [Theory]
    // R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (Wilson score).
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_limits_are_those_of_Newcombe_1998(long numerator, long denominator, double low, double high)
    {
        var limits = new Ratio(numerator, denominator).Wilson95()!.Value;
        Assert.Equal(low, limits.Low, 4);
        Assert.Equal(high, limits.High, 4);
    }

    [Fact]
    public void Parts_of_a_ratio_add_by_their_counts() =>
        Assert.Equal(new Ratio(4, 10), new Ratio(1, 4) + new Ratio(3, 6));

    [Fact]
    public void Wilson_limits_contain_the_rate_and_stay_between_zero_and_one() =>
        Law.Holds(
            from denominator in Gen.Choose(1, 2_000_000_000)
            from numerator in Gen.Choose(0, denominator)
            select new Ratio(numerator, denominator),
            ratio =>
            {
                var limits = ratio.Wilson95()!.Value;
                Assert.InRange(limits.Low, 0, ratio.Value!.Value);
                Assert.InRange(limits.High, ratio.Value!.Value, 1);
            });
}
