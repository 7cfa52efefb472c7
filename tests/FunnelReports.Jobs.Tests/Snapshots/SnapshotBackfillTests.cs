using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit.Databases;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

public class SnapshotBackfillTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task After_five_days_at_a_stop_five_snapshots_are_published_once_each_in_order_and_marked_late(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-02T00:15:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-01T13:00"), new Entry("own-1", Mql, "2018-01-04T13:00"));
        Assert.Equal("1", Days(await site.StartUpAsync()));

        site.Clock.Set(new DateTimeOffset(2018, 1, 7, 9, 0, 0, TimeSpan.Zero));
        var started = await site.StartUpAsync();
        var again = await site.StartUpAsync();

        Assert.Equal("2 late, 3 late, 4 late, 5 late, 6 late", Days(started));
        Assert.Empty(again);
        Assert.Equal("lead 1+0-0=1", await site.AccountsAsync(3));
        Assert.Equal("lead 1+0-1=0, mql 0+1-0=1", await site.AccountsAsync(4));
        Assert.Equal("mql 1+0-0=1", await site.AccountsAsync(6));
        var runs = await site.Runs.LatestAsync(NightlySnapshot.Job, 0, 10, CancellationToken.None);
        Assert.Equal([6, 5, 4, 3, 2, 1], runs.Select(r => r.Day.Day));
        Assert.All(runs, r => Assert.Equal((JobStatus.Succeeded, 1, JobTrigger.StartUp), (r.Status, r.Attempt, r.Trigger)));
        Assert.Equal([true, true, true, true, true, false], runs.Select(r => r.Late));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_snapshot_published_when_it_is_due_is_not_late(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-02T00:15:00Z");

        var outcomes = await site.Backfill.RunAsync(JobTrigger.Schedule, Utc("2018-01-02T00:15"), null, CancellationToken.None);

        Assert.Equal("1", Days(outcomes));
        var run = await site.Runs.LastSuccessAsync(NightlySnapshot.Job, CancellationToken.None);
        Assert.Equal((new DateOnly(2018, 1, 1), JobTrigger.Schedule, false), (run!.Day, run.Trigger, run.Late));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_is_left_alone_until_its_snapshot_is_due(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-02T00:14:59Z");
        Assert.Empty(await site.StartUpAsync());

        // An alarm that rings a moment early counts by the time it was set for.
        Assert.Equal("1", Days(await site.Backfill.RunAsync(JobTrigger.Schedule, Utc("2018-01-02T00:15"), null, CancellationToken.None)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Only_the_gap_is_filled(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-06T00:15:00Z");
        await site.RunAsync(2);
        await site.RunAsync(4);

        Assert.Equal("1 late, 3 late, 5", Days(await site.StartUpAsync()));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_that_another_machine_holds_is_passed_over(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await site.Runs.ClaimAsync(NightlySnapshot.Job, new DateOnly(2018, 1, 2), "another machine", JobTrigger.Schedule, TimeSpan.FromMinutes(5), CancellationToken.None);

        var outcomes = await site.StartUpAsync();

        Assert.Equal([SnapshotResult.Published, SnapshotResult.HeldElsewhere, SnapshotResult.Published], outcomes.Select(o => o.Result));
        Assert.Equal("another machine", outcomes[1].Worker);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_that_fails_is_told_keeps_no_other_from_being_published_and_is_run_again(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-01T13:00"));
        await site.TamperAsync("INSERT INTO snapshot_day (day, segment_id, stage_id, version, opening, inflow, outflow, closing) VALUES ('2018-01-02', 0, 1, 1, 0, 0, 0, 0)");

        var outcomes = await site.StartUpAsync();

        Assert.Equal([SnapshotResult.Published, SnapshotResult.Failed, SnapshotResult.Published], outcomes.Select(o => o.Result));
        var failed = await site.Runs.FindAsync(NightlySnapshot.Job, new DateOnly(2018, 1, 2), CancellationToken.None);
        Assert.Equal((JobStatus.Failed, 1, outcomes[1].Failure), (failed!.Status, failed.Attempt, failed.Message));
        Assert.Equal(1, await site.RowsAsync(2));

        await site.TamperAsync("DELETE FROM snapshot_day WHERE day = '2018-01-02'");
        var second = await site.StartUpAsync();

        Assert.Equal(SnapshotResult.Published, Assert.Single(second).Result);
        Assert.Equal("lead 1+0-0=1", await site.AccountsAsync(2));
        Assert.Equal(2, (await site.Runs.FindAsync(NightlySnapshot.Job, new DateOnly(2018, 1, 2), CancellationToken.None))!.Attempt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Days_are_those_of_the_reporting_zone_even_where_midnight_is_skipped(Engine engine)
    {
        // Clocks in Beirut went from 2018-03-24 24:00 straight to 01:00 (22:00 UTC): the 25th has 23 hours.
        await using var site = await SnapshotSite.NewAsync(engine, "2018-03-24T22:14:59Z", "Asia/Beirut", new DateTimeOffset(2018, 3, 24, 10, 0, 0, TimeSpan.Zero));
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-03-24T21:59:59"), new Entry("own-2", Lead, "2018-03-24T22:00:00"), new Entry("own-3", Lead, "2018-03-25T21:00:00"));
        Assert.Empty(await site.StartUpAsync());

        site.Clock.Set(new DateTimeOffset(2018, 3, 25, 21, 15, 0, TimeSpan.Zero));

        Assert.Equal("24 late, 25", Days(await site.StartUpAsync()));
        Assert.Equal(1, await site.CountAsync("SELECT inflow FROM snapshot_day WHERE day = '2018-03-24' AND segment_id = 0 AND stage_id = 1"));
        Assert.Equal(1, await site.CountAsync("SELECT inflow FROM snapshot_day WHERE day = '2018-03-25' AND segment_id = 0 AND stage_id = 1"));
        Assert.Equal(2, await site.CountAsync("SELECT closing FROM snapshot_day WHERE day = '2018-03-25' AND segment_id = 0 AND stage_id = 1"));
    }

    private static string Days(IEnumerable<SnapshotOutcome> outcomes) =>
        string.Join(", ", outcomes.Where(o => o.Result == SnapshotResult.Published).Select(o => o.Day.Day + (o.Late ? " late" : "")));
}
