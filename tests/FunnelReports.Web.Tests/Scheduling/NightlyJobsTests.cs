namespace FunnelReports.Web.Tests.Scheduling;

public class NightlyJobsTests
{
    [Fact]
    public async Task Started_after_five_days_it_publishes_five_snapshots_and_then_the_next_one_on_time()
    {
        await using var night = await Night.NewAsync("2018-01-06T09:00:00Z");
        await night.StartAsync();
        await night.HearAsync("The next nightly snapshot runs at 2018-01-07 00:15 UTC");
        await night.HearAsync("The snapshot of 2018-01-05 is published");
        Assert.Equal("1 StartUp late, 2 StartUp late, 3 StartUp late, 4 StartUp late, 5 StartUp late", await night.PublishedAsync());

        night.Clock.Set(new DateTimeOffset(2018, 1, 7, 0, 14, 0, TimeSpan.Zero));
        night.Clock.Advance(TimeSpan.FromMinutes(1));
        await night.HearAsync("The snapshot of 2018-01-06 is published");

        Assert.EndsWith("5 StartUp late, 6 Schedule", await night.PublishedAsync(), StringComparison.Ordinal);
        night.Clock.Set(new DateTimeOffset(2018, 1, 8, 0, 15, 0, TimeSpan.Zero));
        await night.HearAsync("The snapshot of 2018-01-07 is published");
        Assert.EndsWith("6 Schedule, 7 Schedule", await night.PublishedAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_changed_on_another_machine_holds_within_five_minutes()
    {
        await using var night = await Night.NewAsync("2018-01-02T09:00:00Z");
        await night.StartAsync();
        await night.HearAsync("The snapshot of 2018-01-01 is published");
        await night.SetCronAsync("30 2 * * *");

        night.Clock.Advance(TimeSpan.FromMinutes(5));

        await night.HearAsync("The next nightly snapshot runs at 2018-01-03 02:30 UTC");
    }

    [Fact]
    public async Task A_schedule_that_no_form_would_have_let_through_gives_way_to_the_default()
    {
        await using var night = await Night.NewAsync("2018-01-02T09:00:00Z");
        await night.SetCronAsync("now and then");
        await night.StartAsync();
        await night.HearAsync("The next nightly snapshot runs at 2018-01-03 00:15 UTC");
    }
}
