namespace FunnelReports.Core.Tests;

public class InstantTests
{
    [Fact]
    public void An_instant_goes_to_utc_and_back_to_the_microsecond()
    {
        var utc = new DateTime(2018, 3, 1, 12, 34, 56, DateTimeKind.Utc).AddMicroseconds(789_012);
        var instant = Instant.FromUtc(utc);
        Assert.Equal(1_519_907_696_789_012, instant.Micros);
        Assert.Equal(utc, instant.ToUtc());
        Assert.Equal(DateTimeKind.Utc, instant.ToUtc().Kind);
        Assert.Equal("2018-03-01T12:34:56.789012Z", instant.ToString());
    }

    [Theory]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void A_time_that_is_not_utc_is_refused(DateTimeKind kind) =>
        Assert.Throws<ArgumentException>(() => Instant.FromUtc(new DateTime(2018, 3, 1, 0, 0, 0, kind)));

    [Fact]
    public void Parts_of_a_microsecond_are_cut_off_downwards_also_before_1970()
    {
        Assert.Equal(0, Instant.FromUtc(DateTime.UnixEpoch.AddTicks(9)).Micros);
        Assert.Equal(-1, Instant.FromUtc(DateTime.UnixEpoch.AddTicks(-1)).Micros);
        Assert.Equal(-1, Instant.FromUtc(DateTime.UnixEpoch.AddTicks(-10)).Micros);
    }

    [Fact]
    public void Seconds_between_instants_are_whole_and_cut_downwards()
    {
        var start = Instant.FromUnixSeconds(100);
        Assert.Equal(2, new Instant(start.Micros + 2_999_999).SecondsSince(start));
        Assert.Equal(-3, start.SecondsSince(new Instant(start.Micros + 2_000_001)));
        Assert.Equal(start, start + 60 - 60);
        Assert.True(start < start + 1 && start >= start - 1);
    }
}
