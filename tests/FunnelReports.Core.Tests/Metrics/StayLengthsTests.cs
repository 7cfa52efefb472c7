using FsCheck.Fluent;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Metrics;

public class StayLengthsTests
{
    private const long Day = 86_400;

    private static IReadOnlyList<LengthBand> Of(IEnumerable<long> seconds)
    {
        var durations = new Histogram();
        foreach (var duration in seconds) durations.Add(DurationScale.BinOf(duration));
        return StayLengths.Of(durations);
    }

    [Fact]
    public void Stays_of_2_hours_and_1_7_10_and_400_days_are_in_five_bands()
    {
        var bands = Of([7200, Day, 7 * Day, 10 * Day, 400 * Day]);
        Assert.Equal([(0, 1, 1L), (1, 3, 1L), (7, 14, 2L), (365, null, 1L)], bands.Where(b => b.Exits > 0).Select(b => (b.FromDays, b.ToDays, b.Exits)));
    }

    [Fact]
    public void The_bands_follow_each_other_from_0_days_to_a_year_or_more()
    {
        var bands = Of([]);
        Assert.Equal([0, 1, 3, 7, 14, 30, 60, 90, 180, 365], bands.Select(b => b.FromDays));
        Assert.Equal(bands.Skip(1).Select(b => (int?)b.FromDays).Append(null), bands.Select(b => b.ToDays));
    }

    [Fact]
    public void A_stay_of_exactly_the_length_with_which_a_band_begins_is_in_it() =>
        Assert.All(Of([]), band => Assert.Equal(1, Of([band.FromDays * Day]).Single(b => b.FromDays == band.FromDays).Exits));

    [Fact]
    public void A_stay_is_in_its_band_or_less_than_one_percent_shorter_than_the_band_where_it_is() =>
        Law.Holds(Gen.Choose(0, 60_000_000), seconds =>
        {
            var band = Of([seconds]).Single(b => b.Exits == 1);
            Assert.True(seconds > band.FromDays * Day * 0.99 || band.FromDays == 0);
            Assert.True(band.ToDays is null || seconds < band.ToDays * Day);
        });

    [Fact]
    public void The_bands_add_up_to_all_stays() =>
        Law.Holds(Gen.Choose(0, 100_000_000).ListOf(), all => Assert.Equal(all.Count, Of(all.Select(s => (long)s)).Sum(b => b.Exits)));
}
