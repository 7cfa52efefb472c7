using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit.Databases;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

public class ClockJumpTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_machine_whose_clock_jumps_far_ahead_publishes_no_day_that_is_not_over_by_the_databases_clock(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        site.Clock.Set(new DateTimeOffset(2199, 1, 1, 0, 0, 0, TimeSpan.Zero));

        var outcome = await site.Snapshot.RunAsync(new DateOnly(2198, 12, 31), JobTrigger.Schedule, CancellationToken.None);

        Assert.Equal(SnapshotResult.NotOver, outcome.Result);
        Assert.Equal(0, await site.CountAsync("SELECT COUNT(*) FROM job_run"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_clock_that_jumps_back_and_forth_publishes_each_day_once(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-02T13:00"));
        Assert.Equal([1, 2, 3], await PublishedAsync());

        site.Clock.Set(new DateTimeOffset(2018, 1, 2, 12, 0, 0, TimeSpan.Zero));
        Assert.Empty(await PublishedAsync());
        Assert.Equal(SnapshotResult.NotOver, (await site.RunAsync(3)).Result);

        site.Clock.Set(new DateTimeOffset(2018, 1, 5, 0, 15, 0, TimeSpan.Zero));
        Assert.Equal([4], await PublishedAsync());
        Assert.Equal("lead 0+1-0=1", await site.AccountsAsync(2));
        Assert.Equal("lead 1+0-0=1", await site.AccountsAsync(4));

        async Task<IEnumerable<int>> PublishedAsync() => (await site.StartUpAsync()).Where(o => o.Result == SnapshotResult.Published).Select(o => o.Day.Day);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_clock_that_jumps_ahead_takes_no_run_over_whose_lease_lasts_by_the_databases_clock(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await site.Runs.ClaimAsync(NightlySnapshot.Job, new DateOnly(2018, 1, 3), "at work", JobTrigger.Schedule, TimeSpan.FromMinutes(5), CancellationToken.None);

        site.Clock.Set(new DateTimeOffset(2018, 3, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(SnapshotResult.HeldElsewhere, (await site.RunAsync(3)).Result);
    }
}
