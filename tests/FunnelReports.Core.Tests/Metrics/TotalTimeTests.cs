using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Metrics;

public class TotalTimeTests
{
    private static Histogram Ages(params int[] ages)
    {
        var histogram = new Histogram();
        foreach (var age in ages) histogram.Add(age);
        return histogram;
    }

    [Fact]
    public void Leads_that_took_0_2_4_and_10_days_took_4_in_the_mean_3_in_the_median_and_8_point_2_at_the_90th_percentile() =>
        // Ranks (4 − 1) × 0.5 = 1.5 and × 0.9 = 2.7: halfway from 2 to 4, and 4 + 0.7 × 6.
        Assert.Equal(new TotalTime(4, 4, 3, 8.2), Rounded(TotalTime.Of(4, 16 * 86_400, Ages(10, 0, 2, 4))));

    [Fact]
    public void Without_leads_there_is_no_time() => Assert.Equal(new TotalTime(0, null, null, null), TotalTime.Of(0, 0, new Histogram()));

    [Fact]
    public void A_distribution_of_other_leads_than_counted_is_refused() => Assert.Throws<ArgumentException>(() => TotalTime.Of(2, 10, Ages(1)));

    private static TotalTime Rounded(TotalTime time) => time with { P90Days = Math.Round(time.P90Days!.Value, 12) };
}
