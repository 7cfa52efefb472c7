using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Tests.Metrics;

public class PoissonIntervalTests
{
    [Theory]
    // K. Ulm, American Journal of Epidemiology 131 (1990), 373–375, and E. S. Pearson and H. O. Hartley, Biometrika Tables for Statisticians 1, table 40.
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.2422, 7.225)]
    [InlineData(5, 1.6235, 11.668)]
    [InlineData(10, 4.7954, 18.390)]
    [InlineData(20, 12.2165, 30.888)]
    [InlineData(50, 37.1110, 65.919)]
    [InlineData(100, 81.3640, 121.627)]
    public void Limits_are_those_of_the_published_tables(long count, double low, double high)
    {
        var limits = PoissonInterval.Of(count);
        Assert.Equal(low, limits.Low, 0.0006);
        Assert.Equal(high, limits.High, 0.0006);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(12_345)]
    [InlineData(10_000_000)]
    public void Under_each_limit_so_extreme_a_count_has_a_chance_of_two_and_a_half_percent(long count)
    {
        var limits = PoissonInterval.Of(count);
        Assert.Equal(0.025, Chance(count, limits.High, -1), 1e-7);
        Assert.Equal(0.025, Chance(count, limits.Low, 1), 1e-7);
    }

    [Fact]
    public void Limits_rise_with_the_count_and_contain_it()
    {
        var before = PoissonInterval.Of(0);
        for (var count = 1; count < 1500; count++)
        {
            var limits = PoissonInterval.Of(count);
            Assert.True(limits.Low > before.Low && limits.High > before.High && limits.Contains(count));
            before = limits;
        }
    }

    [Fact]
    public void A_negative_count_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => PoissonInterval.Of(-1));

    // The chance of the count itself and of all below (-1) or above (+1) it, added up term by term from Stirling's series for the factorial.
    private static double Chance(long count, double mean, int direction)
    {
        double n = count;
        var term = Math.Exp(n * Math.Log(mean / n) - (mean - n) - 0.5 * Math.Log(2 * Math.PI * n) - 1 / (12 * n) + 1 / (360 * n * n * n) - 1 / (1260 * Math.Pow(n, 5)) + 1 / (1680 * Math.Pow(n, 7)));
        double sum = 0;
        for (var i = n; i >= 0 && term > 1e-18; i += direction)
        {
            sum += term;
            term *= direction < 0 ? i / mean : mean / (i + 1);
        }
        return sum;
    }
}
