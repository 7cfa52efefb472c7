using FunnelReports.TestKit;

namespace FunnelReports.Web.Tests.TestKit;

public sealed class FixedClockTests
{
    private readonly FixedClock clock = new("2018-03-24T23:00:00Z");

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        Assert.Equal(new DateTimeOffset(2018, 3, 24, 23, 0, 0, TimeSpan.Zero), clock.GetUtcNow());

        clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(new DateTimeOffset(2018, 3, 25, 1, 0, 0, TimeSpan.Zero), clock.GetUtcNow());
    }

    [Fact]
    public void A_timer_fires_at_each_of_its_instants_on_the_way()
    {
        var seen = new List<int>();
        using var timer = clock.CreateTimer(_ => seen.Add(clock.GetUtcNow().Minute), null, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20));

        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Empty(seen);

        clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Equal([10, 30, 50], seen);
    }

    [Fact]
    public void A_timer_that_was_stopped_does_not_fire()
    {
        var fired = false;
        using var timer = clock.CreateTimer(_ => fired = true, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromDays(1));

        Assert.False(fired);
    }

    [Fact]
    public async Task A_delay_ends_when_the_clock_has_passed_it()
    {
        var delay = Task.Delay(TimeSpan.FromDays(5), clock);

        clock.Advance(TimeSpan.FromDays(4));
        Assert.False(delay.IsCompleted);

        clock.Advance(TimeSpan.FromDays(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void It_can_jump_back_as_clocks_do_and_fires_nothing()
    {
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        clock.Set(clock.GetUtcNow() - TimeSpan.FromDays(1));
        Assert.Equal(0, fired);

        clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, fired);
    }
}
