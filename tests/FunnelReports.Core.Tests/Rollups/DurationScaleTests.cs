using FsCheck.Fluent;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Rollups;

public class DurationScaleTests
{
    [Fact]
    public void Durations_below_a_hundred_seconds_are_kept_exactly()
    {
        for (var seconds = 0; seconds < 100; seconds++)
        {
            Assert.Equal(seconds, DurationScale.BinOf(seconds));
            Assert.Equal(seconds, DurationScale.Representative(seconds));
        }
    }

    [Fact]
    public void Bins_follow_each_other_without_gap_and_keep_to_half_a_percent()
    {
        for (var bin = 1; bin < DurationScale.BinCount; bin++)
        {
            var lowest = DurationScale.LowerBound(bin);
            Assert.Equal(bin, DurationScale.BinOf(lowest));
            Assert.Equal(bin - 1, DurationScale.BinOf(lowest - 1));
            Assert.InRange(Math.Abs(DurationScale.Representative(bin) - lowest) / lowest, 0, DurationScale.MaxRelativeError);
            Assert.InRange(Math.Abs(DurationScale.Representative(bin - 1) - (lowest - 1)), 0, DurationScale.MaxRelativeError * (lowest - 1));
        }
    }

    [Fact]
    public void A_duration_over_two_hundred_years_counts_as_two_hundred_years()
    {
        Assert.Equal(DurationScale.BinCount - 1, DurationScale.BinOf(DurationScale.MaxSeconds));
        Assert.Equal(DurationScale.BinCount - 1, DurationScale.BinOf(long.MaxValue));
    }

    [Fact]
    public void The_boundaries_are_the_same_on_every_machine()
    {
        // 100 and 101 share a bin; the next starts at 100 + 1 + 1 = 102, then 102 + 1 + 1 = 104.
        Assert.Equal([100L, 102, 104], new[] { 100, 101, 102 }.Select(DurationScale.LowerBound));
        Assert.Equal(BinsUpTo(DurationScale.MaxSeconds), DurationScale.BinCount);
    }

    [Fact]
    public void A_negative_duration_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => DurationScale.BinOf(-1));

    [Fact]
    public void Longer_durations_never_have_lower_bins_and_stay_within_half_a_percent() =>
        Law.Holds(from bits in Gen.Choose(0, 32) from part in Gen.Choose(0, int.MaxValue) select (1L << bits) + (long)(part / 2147483648.0 * (1L << bits)), seconds =>
        {
            var kept = Math.Min(seconds, DurationScale.MaxSeconds);
            Assert.InRange(Math.Abs(DurationScale.Representative(DurationScale.BinOf(seconds)) - kept), 0, DurationScale.MaxRelativeError * kept);
            Assert.True(DurationScale.BinOf(seconds) <= DurationScale.BinOf(seconds + 1));
        });

    private static int BinsUpTo(long seconds)
    {
        var bins = 0;
        for (long low = 0; low <= seconds; low += low / 100 + 1)
            bins++;
        return bins;
    }
}
