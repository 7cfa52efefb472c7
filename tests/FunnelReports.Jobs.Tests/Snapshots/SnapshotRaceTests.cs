using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit.Databases;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

public class SnapshotRaceTests
{
    private static readonly DateOnly Third = new(2018, 1, 3);

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_eight_workers_at_once_one_publishes_the_day(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-02T13:00"), new Entry("paid-1", Lead, "2018-01-03T13:00"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => site.Snapshot.RunAsync(Third, JobTrigger.Schedule, CancellationToken.None))));

        var winner = Assert.Single(outcomes, o => o.Result == SnapshotResult.Published);
        Assert.All(outcomes.Except([winner]), o => Assert.True(o.Result is SnapshotResult.AlreadyPublished or SnapshotResult.HeldElsewhere));
        Assert.Equal(winner.Rows, await site.RowsAsync(3));
        Assert.Equal("lead 1+1-0=2", await site.AccountsAsync(3));
        Assert.Equal(1, (await site.Runs.FindAsync(NightlySnapshot.Job, Third, CancellationToken.None))!.Attempt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_machines_started_after_five_days_each_day_is_published_by_one(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-06T09:00:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-02T13:00"));

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(site.StartUpAsync)));

        var published = all.SelectMany(o => o).Where(o => o.Result == SnapshotResult.Published).Select(o => o.Day.Day);
        Assert.Equal([1, 2, 3, 4, 5], published.Order());
        Assert.Empty(await site.StartUpAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_worker_whose_run_was_taken_over_while_it_slept_publishes_nothing(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-02T13:00"));
        var slept = new TaskCompletionSource<SnapshotResult>();
        var sleeper = new NightlySnapshot(site.Database, site.Clock, (workspace, day) =>
        {
            // The moment between its claim and its work: its lease runs out, and another worker takes the day over and publishes it.
            slept.SetResult(Task.Run(() => TakeOverAsync(day)).GetAwaiter().GetResult().Result);
            return SnapshotSite.QuarterPast(workspace, day);
        });

        var outcome = await sleeper.RunAsync(Third, JobTrigger.Schedule, CancellationToken.None);

        Assert.Equal(SnapshotResult.Published, await slept.Task);
        Assert.Equal(SnapshotResult.AlreadyPublished, outcome.Result);
        Assert.Equal("lead 1+0-0=1", await site.AccountsAsync(3));
        var run = await site.Runs.FindAsync(NightlySnapshot.Job, Third, CancellationToken.None);
        Assert.Equal((2, JobTrigger.StartUp, JobStatus.Succeeded), (run!.Attempt, run.Trigger, run.Status));

        async Task<SnapshotOutcome> TakeOverAsync(DateOnly day)
        {
            await site.TamperAsync("UPDATE job_run SET lease_until = started_at");
            return await site.Snapshot.RunAsync(day, JobTrigger.StartUp, CancellationToken.None);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_worker_that_is_stopped_gives_the_day_back_at_once(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-02T13:00"));
        using var stop = new CancellationTokenSource();
        var stopped = new NightlySnapshot(site.Database, site.Clock, (workspace, day) =>
        {
            stop.Cancel();
            return SnapshotSite.QuarterPast(workspace, day);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped.RunAsync(Third, JobTrigger.Schedule, stop.Token));

        var run = await site.Runs.FindAsync(NightlySnapshot.Job, Third, CancellationToken.None);
        Assert.Equal((JobStatus.Failed, "It was stopped before it was done."), (run!.Status, run.Message));
        Assert.Equal(0, await site.RowsAsync(3));
        Assert.Equal(SnapshotResult.Published, (await site.RunAsync(3)).Result);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_worker_that_was_killed_holds_the_day_only_until_its_lease_ends(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        await site.Runs.ClaimAsync(NightlySnapshot.Job, Third, "killed", JobTrigger.Schedule, TimeSpan.FromMinutes(5), CancellationToken.None);
        Assert.Equal(SnapshotResult.HeldElsewhere, (await site.RunAsync(3)).Result);

        await site.TamperAsync("UPDATE job_run SET lease_until = started_at");

        Assert.Equal(SnapshotResult.Published, (await site.RunAsync(3)).Result);
        Assert.Equal(2, (await site.Runs.FindAsync(NightlySnapshot.Job, Third, CancellationToken.None))!.Attempt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_worker_that_takes_long_keeps_its_lease(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T00:15:00Z");
        var slow = new NightlySnapshot(site.Database, site.Clock, (workspace, day) =>
        {
            Task.Run(WorkAsync).GetAwaiter().GetResult();
            return SnapshotSite.QuarterPast(workspace, day);
        });

        Assert.Equal(SnapshotResult.Published, (await slow.RunAsync(Third, JobTrigger.Schedule, CancellationToken.None)).Result);
        Assert.Equal(1, (await site.Runs.FindAsync(NightlySnapshot.Job, Third, CancellationToken.None))!.Attempt);

        async Task WorkAsync()
        {
            await site.TamperAsync("UPDATE job_run SET lease_until = started_at");
            site.Clock.Advance(TimeSpan.FromMinutes(1));
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (await site.CountAsync("SELECT COUNT(*) FROM job_run WHERE lease_until > started_at") == 0) patience.Token.ThrowIfCancellationRequested();
        }
    }
}
