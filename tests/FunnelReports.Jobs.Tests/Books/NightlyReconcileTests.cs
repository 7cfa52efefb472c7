using FunnelReports.Data;
using FunnelReports.Data.Books;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Books;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Books;

public class NightlyReconcileTests
{
    private static readonly DateOnly Wednesday = new(2018, 1, 10);
    private static readonly DateOnly Saturday = new(2018, 1, 13);

    private readonly FixedClock clock = new("2018-01-14T09:00:00Z");

    [Theory, OnSqlite, OnPostgres]
    public async Task A_night_checks_the_accounts_a_sample_of_leads_and_some_days_once(Engine engine)
    {
        await using var test = await FilledAsync(engine);

        var outcome = await RunAsync(test, Wednesday);

        Assert.Equal((false, 2L, 0L), (outcome!.Check.IsFull, outcome.Check.Leads, outcome.Check.Differences));
        Assert.Contains(Wednesday, outcome.Check.Days);
        Assert.Null(await RunAsync(test, Wednesday));
        Assert.False((await StateAsync(test))!.IsAlarm);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_night_to_Sunday_checks_everything(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "UPDATE flow_month SET leads = leads + 1 WHERE to_stage_id = 1");

        var outcome = await RunAsync(test, Saturday);

        Assert.True(outcome!.Check.IsFull);
        Assert.Equal("flow_month", Assert.Single(outcome.Differences).Table);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cell_that_is_off_is_found_named_in_words_kept_and_gone_after_a_rebuild(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "UPDATE flow_day SET leads = 7 WHERE day = '2018-01-10' AND segment_id = 0 AND to_stage_id = 2");

        var outcome = await RunAsync(test, Wednesday);

        Assert.Contains(outcome!.Differences, d => (d.Table, d.Cell, d.Held, d.FromLog) == ("flow_day", "2018-01-10, all leads, Lead → MQL", "7 leads, 86400 s", "1 leads, 86400 s"));
        Assert.Contains(outcome.Differences, d => (d.Table, d.Cell) == ("open_day", "all leads, MQL"));
        Assert.StartsWith("The books are wrong in ", outcome.ToString(), StringComparison.Ordinal);
        var alarm = await StateAsync(test);
        Assert.True(alarm!.IsAlarm);
        Assert.Equal(outcome.Differences.Select(d => d.Cell), alarm.Cells.Select(c => c.Cell));

        var workspace = await test.WorkspaceAsync();
        await new Rebuild(test.Database, workspace).RunAsync(default);
        await RunAsync(test, Wednesday, JobTrigger.Hand);

        var mended = await StateAsync(test);
        Assert.False(mended!.IsAlarm);
        Assert.Empty(mended.Cells);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lead_whose_row_says_another_stage_than_its_log_is_named(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "UPDATE lead SET stage_id = 1 WHERE lead_id = 1");

        var outcome = await RunAsync(test, Wednesday);

        var difference = Assert.Single(outcome!.Differences);
        Assert.Equal(("lead", "lead 1, stage"), (difference.Table, difference.Cell));
        Assert.StartsWith("MQL since 2018-01-10", difference.FromLog, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_frozen_row_that_does_not_balance_is_named(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "INSERT INTO snapshot_day (day, segment_id, stage_id, version, opening, inflow, outflow, closing) VALUES ('2018-01-09', 0, 1, 1, 1, 1, 0, 1)");

        var difference = Assert.Single((await RunAsync(test, Wednesday))!.Differences);

        Assert.Equal(
            ("snapshot_day", "2018-01-09, all leads, Lead", "closing 1", "opening + inflow − outflow is 2"),
            (difference.Table, difference.Cell, difference.Held, difference.FromLog));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Leads_that_wait_to_be_folded_are_no_difference(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await new World(test).Lead("a", "Organic", ["sql 2018-01-10T12:00"]).Lead("c", "Paid", ["mql 2018-01-10"]).WriteAsync(fold: false);

        Assert.Empty((await RunAsync(test, Wednesday))!.Differences);
        Assert.Empty((await RunAsync(test, Saturday))!.Differences);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_hundred_cells_are_kept_and_the_true_number_is_told(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, string.Join(';', Enumerable.Range(1, 300).Select(i => $"INSERT INTO open_day (segment_id, day, stage_id, stays) VALUES ({i + 100}, '2018-01-10', 1, 1)")));

        await RunAsync(test, Wednesday);

        var state = await StateAsync(test);
        Assert.Equal((200, 600L), (state!.Cells.Count, state.Check!.Differences));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cause_that_is_off_is_found_by_a_night_that_looks_at_its_day(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "DELETE FROM cause_day WHERE day = '2018-01-10'");

        var difference = Assert.Single((await RunAsync(test, Wednesday))!.Differences);

        Assert.Equal(("cause_day", "2018-01-10, Lead → MQL, no action", "nothing", "(0, 1)"), (difference.Table, difference.Cell, difference.Held, difference.FromLog));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task While_cells_are_known_to_differ_every_night_checks_everything_until_they_are_mended(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "UPDATE flow_month SET leads = leads + 1 WHERE to_stage_id = 1");
        await RunAsync(test, Saturday);

        Assert.Equal("flow_month", Assert.Single((await RunAsync(test, Saturday.AddDays(1)))!.Differences).Table);
        Assert.True((await StateAsync(test))!.IsAlarm);

        await new Rebuild(test.Database, await test.WorkspaceAsync()).RunAsync(default);
        var mended = await RunAsync(test, Saturday.AddDays(2));
        Assert.Equal((true, 0L), (mended!.Check.IsFull, mended.Check.Differences));
        Assert.False((await StateAsync(test))!.IsAlarm);
        Assert.False((await RunAsync(test, Saturday.AddDays(3)))!.Check.IsFull);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_check_that_is_at_work_or_has_failed_leaves_the_alarm_standing(Engine engine)
    {
        await using var test = await FilledAsync(engine);
        await TamperAsync(test, "UPDATE open_day SET stays = 7 WHERE segment_id = 0 AND stage_id = 2");
        await RunAsync(test, Wednesday);
        var runs = new JobRuns(test.Database, clock);

        var claim = (await runs.ClaimAsync(BooksStore.Job, Wednesday, "other", JobTrigger.Hand, TimeSpan.FromMinutes(5), again: true, default)).Claim!;
        Assert.Equal((true, 2L), ((await StateAsync(test))!.IsAlarm, (await StateAsync(test))!.Differences));

        await runs.FailAsync(claim, "broke off", default);
        Assert.Equal((true, 2L), ((await StateAsync(test))!.IsAlarm, (await StateAsync(test))!.Differences));
    }

    private static async Task<TestDatabase> FilledAsync(Engine engine)
    {
        var test = await TestDatabase.NewAsync(engine);
        await new World(test).Lead("a", "Paid", ["lead 2018-01-09", "mql 2018-01-10"]).Lead("b", null, ["lead 2018-01-09"]).WriteAsync();
        return test;
    }

    private Task<BooksOutcome?> RunAsync(TestDatabase test, DateOnly day, JobTrigger trigger = JobTrigger.Schedule) =>
        new NightlyReconcile(test.Database, clock).RunAsync(day, trigger, default);

    private Task<BooksState?> StateAsync(TestDatabase test) => new BooksStore(test.Database, new JobRuns(test.Database, clock)).ReadAsync(default);

    private static Task<int> TamperAsync(TestDatabase test, string sql) => test.Database.WriteAsync(
        async transaction =>
        {
            await using var command = transaction.Command(sql);
            return await command.ExecuteNonQueryAsync();
        },
        default);
}
