using FunnelReports.Data;
using FunnelReports.Data.Books;
using FunnelReports.Data.Jobs;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Processes;
using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Tests.Cli;

public sealed class ReconcileVerbTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Theory, OnSqlite, OnPostgres]
    public async Task A_difference_raises_the_alarm_and_a_check_after_a_rebuild_clears_it(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await test.Database.WriteAsync(
            async transaction => await transaction.Command("UPDATE flow_month SET leads = leads + 1 WHERE to_stage_id = 2").ExecuteNonQueryAsync(), default);

        var wrong = await RunAsync(test, "reconcile");

        Assert.Equal(ExitCode.Failed, wrong.ExitCode);
        Assert.Equal("flow_month 2026-03-01, no campaign, entry → MQL: holds 2 leads, 0 s, the log gives 1 leads, 0 s", wrong.Output.TrimEnd());
        Assert.Equal("1 cells differ from the log. Mend them with: funnelreports rebuild", wrong.Errors.TrimEnd());
        var alarm = await StateAsync(test);
        Assert.Equal((true, true, 1L, new DateOnly(2026, 3, 9)), (alarm!.IsAlarm, alarm.Check!.IsFull, alarm.Check.Leads, alarm.Run.Day));
        Assert.Equal("2026-03-01, no campaign, entry → MQL", Assert.Single(alarm.Cells).Cell);

        Assert.Equal(ExitCode.Done, (await RunAsync(test, "rebuild")).ExitCode);
        Assert.True((await StateAsync(test))!.IsAlarm);

        var right = await RunAsync(test, "reconcile");
        Assert.Equal((ExitCode.Done, "The rollups agree with the log, and every stage balances."), (right.ExitCode, right.Errors.TrimEnd()));
        Assert.False((await StateAsync(test))!.IsAlarm);
        Assert.Empty((await StateAsync(test))!.Cells);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_upgrade_that_ended_before_a_rollup_was_made_anew_is_completed_by_the_next_run(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await test.Database.WriteAsync(async transaction => await transaction.Command("DELETE FROM cause_day").ExecuteNonQueryAsync(), default);

        Assert.StartsWith("Made the rollups anew from 1 leads", (await RunAsync(test, "migrate")).Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, (await RunAsync(test, "reconcile")).ExitCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task While_another_check_is_at_work_it_says_who_holds_it(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await Runs(test).ClaimAsync(BooksStore.Job, new DateOnly(2026, 3, 9), "other-node, process 7", JobTrigger.Schedule, TimeSpan.FromMinutes(5), default);

        var run = await RunAsync(test, "reconcile");

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("Another check is at work: other-node, process 7. Wait until it is done. If it has died, try again after ", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => trial.Dispose();

    private static async Task<TestDatabase> FilledAsync(Engine engine)
    {
        var test = await TestDatabase.NewAsync(engine);
        await new World(test).Lead("a", ["mql 2026-03-07"]).WriteAsync();
        return test;
    }

    private Task<CliRun> RunAsync(TestDatabase test, string verb) =>
        trial.RunAsync([verb, .. test.Settings.SelectMany(s => new[] { $"--{s.Key.Replace("__", ":", StringComparison.Ordinal)}", s.Value! })]);

    private JobRuns Runs(TestDatabase test) => new(test.Database, trial.Clock);

    private Task<BooksState?> StateAsync(TestDatabase test) => new BooksStore(test.Database, Runs(test)).ReadAsync(default);
}
