using FunnelReports.Core;
using FunnelReports.Data.Jobs;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Jobs;

public class JobRunsTests
{
    private const string Job = "snapshot";
    private static readonly DateOnly Day = new(2018, 1, 3);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly FixedClock Clock = new("2018-01-04T00:15:00Z");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_claim_keeps_others_away_and_says_who_has_it_until_when(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);

        var first = await ClaimAsync(runs, "one");
        var second = await ClaimAsync(runs, "two");

        Assert.Equal(new JobClaim(Job, Day, 1), first.Claim);
        Assert.Null(second.Claim);
        Assert.Equal(("one", JobStatus.Running, JobTrigger.Schedule), (second.Other!.Worker, second.Other.Status, second.Other.Trigger));
        Assert.Equal(Instant.FromUtc(Clock.GetUtcNow().UtcDateTime), second.Other.StartedAt);
        Assert.Null(second.Other.FinishedAt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_claim_for_one_day_does_not_concern_another_day_or_job(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);
        await ClaimAsync(runs, "one");

        Assert.NotNull((await runs.ClaimAsync(Job, Day.AddDays(1), "two", JobTrigger.Hand, Lease, CancellationToken.None)).Claim);
        Assert.NotNull((await runs.ClaimAsync("mail", Day, "two", JobTrigger.Hand, Lease, CancellationToken.None)).Claim);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lease_that_has_run_out_is_taken_over_and_the_former_holder_can_neither_renew_nor_publish_nor_fail_it(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);
        var stale = (await runs.ClaimAsync(Job, Day, "one", JobTrigger.Schedule, TimeSpan.Zero, CancellationToken.None)).Claim!;

        var taken = (await ClaimAsync(runs, "two")).Claim!;

        Assert.Equal(2, taken.Attempt);
        Assert.False(await runs.RenewAsync(stale, Lease, CancellationToken.None));
        var worked = false;
        await Assert.ThrowsAsync<LostClaimException>(() => PublishAsync(runs, stale, () => worked = true));
        Assert.False(worked);
        await runs.FailAsync(stale, "too late", CancellationToken.None);
        Assert.Equal((JobStatus.Running, "two", null), await StateAsync(runs));
        Assert.True(await PublishAsync(runs, taken, () => true));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_renewed_lease_is_not_taken_over(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);
        var claim = (await runs.ClaimAsync(Job, Day, "one", JobTrigger.Schedule, TimeSpan.Zero, CancellationToken.None)).Claim!;

        Assert.True(await runs.RenewAsync(claim, Lease, CancellationToken.None));

        Assert.Null((await ClaimAsync(runs, "two")).Claim);
        Assert.True(await PublishAsync(runs, claim, () => true));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_published_and_the_mark_that_it_is_go_together(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);
        var claim = (await ClaimAsync(runs, "one")).Claim!;

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(() => throw new InvalidOperationException("in the middle of it")));
        Assert.Equal((0, JobStatus.Running), await SeenAsync());

        Assert.False(await WriteAsync(() => false));
        Assert.Equal((0, JobStatus.Running), await SeenAsync());

        Assert.True(await WriteAsync(() => true));
        Assert.Equal((1, JobStatus.Succeeded), await SeenAsync());

        // As if the answer to the commit had been lost: the second try finds the work done and does not repeat it.
        Assert.True(await WriteAsync(() => true));
        Assert.Equal((1, JobStatus.Succeeded), await SeenAsync());

        Task<bool> WriteAsync(Func<bool> then) => runs.PublishAsync(
            claim,
            _ => true,
            async transaction =>
            {
                await using var insert = transaction.Command("INSERT INTO id_block (name, next) VALUES ('published', 1)");
                await insert.ExecuteNonQueryAsync();
                return then();
            },
            stillRollups: false,
            CancellationToken.None);

        async Task<(int, JobStatus)> SeenAsync()
        {
            await using var db = test.Database.Open();
            return (db.IdBlocks.Count(b => b.Name == "published"), (await StateAsync(runs)).Status);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_failed_run_says_why_and_is_claimed_again_at_once(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);
        var claim = (await ClaimAsync(runs, "one")).Claim!;

        await runs.FailAsync(claim, "disk full", CancellationToken.None);
        Assert.Equal((JobStatus.Failed, "one", "disk full"), await StateAsync(runs));

        Assert.Equal(2, (await ClaimAsync(runs, "two")).Claim!.Attempt);
        Assert.Equal((JobStatus.Running, "two", null), await StateAsync(runs));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_run_that_succeeded_is_never_claimed_again(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);
        await PublishAsync(runs, (await ClaimAsync(runs, "one")).Claim!, () => true);
        await test.Database.WriteAsync(
            async transaction =>
            {
                await using var old = transaction.Command("UPDATE job_run SET lease_until = started_at");
                return await old.ExecuteNonQueryAsync();
            },
            CancellationToken.None);

        var answer = await ClaimAsync(runs, "two");

        Assert.Null(answer.Claim);
        Assert.Equal((JobStatus.Succeeded, true, Instant.FromUtc(Clock.GetUtcNow().UtcDateTime)), (answer.Other!.Status, answer.Other.Late, answer.Other.FinishedAt));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_claims_at_once_one_is_given(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var runs = new JobRuns(test.Database, Clock);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => ClaimAsync(runs, $"worker {i}"))));

        Assert.Equal(1, Assert.Single(answers, a => a.Claim is not null).Claim!.Attempt);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task History_lists_the_runs_started_last_first_and_the_days_that_lack_one(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var clock = new FixedClock("2018-01-10T00:15:00Z");
        var runs = new JobRuns(test.Database, clock);
        foreach (var day in new[] { 5, 3, 6 })
        {
            var claim = (await runs.ClaimAsync(Job, new DateOnly(2018, 1, day), "one", JobTrigger.Hand, Lease, CancellationToken.None)).Claim!;
            if (day != 6) await PublishAsync(runs, claim, () => true);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, await runs.CountAsync(Job, CancellationToken.None));
        Assert.Equal([6, 3], (await runs.LatestAsync(Job, 0, 2, CancellationToken.None)).Select(r => r.Day.Day));
        Assert.Equal([5], (await runs.LatestAsync(Job, 2, 2, CancellationToken.None)).Select(r => r.Day.Day));
        Assert.Equal(new DateOnly(2018, 1, 5), (await runs.LastSuccessAsync(Job, CancellationToken.None))!.Day);
        Assert.Null(await runs.LastSuccessAsync("mail", CancellationToken.None));
        var range = DayRange.Of(new DateOnly(2018, 1, 2), new DateOnly(2018, 1, 7));
        Assert.Equal([2, 4, 6, 7], (await runs.MissingDaysAsync(Job, range, CancellationToken.None)).Select(d => d.Day));
    }

    private static Task<ClaimAnswer> ClaimAsync(JobRuns runs, string worker) =>
        runs.ClaimAsync(Job, Day, worker, JobTrigger.Schedule, Lease, CancellationToken.None);

    private static Task<bool> PublishAsync(JobRuns runs, JobClaim claim, Func<bool> work) =>
        runs.PublishAsync(claim, _ => true, _ => Task.FromResult(work()), stillRollups: true, CancellationToken.None);

    private static async Task<(JobStatus Status, string Worker, string? Message)> StateAsync(JobRuns runs)
    {
        var run = await runs.FindAsync(Job, Day, CancellationToken.None);
        return (run!.Status, run.Worker, run.Message);
    }
}
