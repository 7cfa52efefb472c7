using FunnelReports.Data;
using FunnelReports.Data.Sqlite;
using FunnelReports.Web.Cli;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Cli;

public sealed class SettingsVerbTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Fact]
    public async Task Every_setting_can_be_changed_while_there_are_no_data()
    {
        await trial.DoneAsync("settings", "set", "TimeZone", "Europe/Zagreb");
        await trial.DoneAsync("settings", "set", "currency", "czk");
        await trial.DoneAsync("settings", "set", "FiscalYearStart", "4");
        await trial.DoneAsync("settings", "set", "WeekStart", "Saturday");
        await trial.DoneAsync("settings", "set", "Workspace:SnapshotCron", "30 1 * * *");

        await trial.DoneAsync("settings", "set", "CostLagDays", "30");
        await trial.DoneAsync("settings", "set", "CostLagDays", "30");

        Assert.Equal(
            "TimeZone=Europe/Zagreb\nCurrency=CZK\nFiscalYearStart=4\nWeekStart=saturday\nSnapshotCron=30 1 * * *\nCostLagDays=30\n",
            (await trial.DoneAsync("settings", "list")).ReplaceLineEndings("\n"));
        await using var db = new SqliteDatabase(trial.Database).Open();
        Assert.Equal(
            ["CostLagDays: measured -> 30", "Currency: EUR -> CZK", "FiscalYearStart: 1 -> 4", "TimeZone: UTC -> Europe/Zagreb", "WeekStart: monday -> saturday", "snapshot: 15 0 * * * -> 30 1 * * *"],
            (await db.AuditEntries.Where(a => a.Actor == Audit.CommandLine).ToListAsync()).Select(a => $"{a.Subject}: {a.Detail}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lag_that_is_fixed_moves_the_spend_window_and_can_be_measured_again()
    {
        await trial.DoneAsync("import", "transitions", trial.Write("moves.csv", "lead_id,stage,occurred_at\na,lead,2026-01-01\na,mql,2026-01-11\n"));
        await trial.DoneAsync("settings", "set", "CostLagDays", "30");
        Assert.Contains("\"lagDays\": 30", await CostAsync(), StringComparison.Ordinal);
        await trial.DoneAsync("settings", "set", "CostLagDays", "Measured");
        Assert.Contains("\"lagDays\": 10", await CostAsync(), StringComparison.Ordinal);

        Task<string> CostAsync() => trial.DoneAsync("report", "cost", "--period", "2026-01", "--json");
    }

    [Fact]
    public async Task The_currency_stays_once_amounts_are_kept_in_it()
    {
        await trial.DoneAsync("import", "spend", trial.Write("spend.csv", "month,category,amount,currency\n2026-01,media,310.00,EUR\n"));

        var currency = await trial.RunAsync("settings", "set", "Currency", "CZK");

        Assert.Equal(ExitCode.Failed, currency.ExitCode);
        Assert.Equal("Currency stays EUR: amounts are kept in it already. Start a new database for another currency and import into it.", currency.Errors.TrimEnd());
    }

    [Fact]
    public async Task Another_time_zone_counts_every_lead_anew_by_its_days()
    {
        await trial.DoneAsync("import", "transitions", trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-03-07T23:30:00Z\n"));

        var run = await trial.RunAsync("settings", "set", "TimeZone", "Europe/Zagreb");
        var again = await trial.RunAsync("settings", "set", "TimeZone", "Europe/Zagreb");

        Assert.Equal(
            "1 leads were counted anew by the days of Europe/Zagreb. Published snapshots stay as they were.\nTimeZone is now Europe/Zagreb; it was UTC.",
            run.Errors.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("TimeZone was Europe/Zagreb already.", again.Errors.TrimEnd());
        Assert.Matches(@"mql +0 +1 +0 +1", await trial.DoneAsync("report", "stages", "--period", "2026-03-08..2026-03-08"));
        await trial.DoneAsync("reconcile");
    }

    [Fact]
    public async Task Another_start_of_weeks_counts_every_lead_anew_by_its_weeks()
    {
        // A Sunday: the last day of the week from Monday, the first of the next one from Sunday.
        await trial.DoneAsync("import", "transitions", trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-03-01T12:00:00Z\n"));
        Assert.Matches(@"mql +0 +1 +0 +1", await trial.DoneAsync("report", "stages", "--period", "2026-W09"));

        var run = await trial.RunAsync("settings", "set", "WeekStart", "sunday");
        var again = await trial.RunAsync("settings", "set", "WeekStart", "sunday");

        Assert.Equal(
            "1 leads were counted anew by weeks that start on Sunday. Published snapshots stay as they were.\nWeekStart is now sunday; it was monday.",
            run.Errors.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("WeekStart was sunday already.", again.Errors.TrimEnd());
        Assert.Matches(@"mql +0 +0 +0 +0", await trial.DoneAsync("report", "stages", "--period", "2026-W09"));
        Assert.Matches(@"mql +0 +1 +0 +1", await trial.DoneAsync("report", "stages", "--period", "2026-W10"));
        await trial.DoneAsync("reconcile");
    }

    [Fact]
    public async Task A_new_workspace_takes_the_start_of_weeks_from_the_settings() =>
        Assert.Contains("WeekStart=sunday", await trial.DoneAsync("settings", "list", "--Workspace:WeekStart", "Sunday"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Currency", "Euro")]
    [InlineData("FiscalYearStart", "0")]
    [InlineData("WeekStart", "friday")]
    [InlineData("CostLagDays", "-1")]
    [InlineData("CostLagDays", "a month")]
    [InlineData("SnapshotCron", "at night")]
    [InlineData("SnapshotCron", "0 0 30 2 *")]
    public async Task A_value_that_is_none_is_refused_in_one_line(string key, string value)
    {
        var run = await trial.RunAsync("settings", "set", key, value);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_person_is_added_with_a_password_made_up_or_piped_in()
    {
        var password = await trial.DoneAsync("user", "add", "anna@example.com", "--role", "admin", "--role", "ops");
        trial.Input = "a walk in the long grass\n";
        var piped = await trial.DoneAsync("user", "add", "ben@example.com", "--role", "marketer", "--password-stdin");
        var again = await trial.RunAsync("user", "add", "anna@example.com", "--role", "ops");
        trial.Input = "short\n";
        var weak = await trial.RunAsync("user", "add", "eve@example.com", "--role", "ops", "--password-stdin");

        Assert.Matches("^[a-z0-9]{5}(-[a-z0-9]{5}){3}\\s*$", password);
        Assert.Equal("", piped);
        Assert.Equal((ExitCode.Failed, "There is already an account for anna@example.com."), (again.ExitCode, again.Errors.TrimEnd()));
        Assert.Equal((ExitCode.Failed, "Use at least 12 characters. A few words that you can remember are best."), (weak.ExitCode, weak.Errors.TrimEnd()));
    }

    [Fact]
    public async Task The_doctor_finds_nothing_wrong_in_a_new_installation_and_changes_nothing()
    {
        var output = await trial.DoneAsync("doctor");

        Assert.DoesNotContain("BAD", output, StringComparison.Ordinal);
        Assert.Contains("note database: there is none", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(trial.At("data")));
    }

    [Fact]
    public async Task The_doctor_names_what_is_wrong_and_fails()
    {
        trial.Write("data/funnel.db", "this is a text that is no database, whatever its name may say about it");

        var run = await trial.RunAsync("doctor");

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains($"BAD  database: The database file {trial.Database} is no SQLite database.", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => trial.Dispose();
}
