using System.Text.Json;
using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Tests.Cli;

public sealed class ImportVerbTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Fact]
    public async Task Leads_moves_and_spend_come_in_and_the_reports_know_them_at_once()
    {
        var leads = trial.Write("leads.csv", "lead_id,created_at,channel\na,2026-01-05,Paid Search\nb,2026-01-06,Email\n");
        var moves = trial.Write("moves.csv", "lead_id,stage,occurred_at\na,lead,2026-01-05\na,mql,2026-01-07\nb,lead,2026-01-06\n");
        var spend = trial.Write("spend.csv", "month,category,channel,amount,currency\n2026-01,media,Paid Search,310.00,EUR\n");

        await trial.DoneAsync("import", "leads", leads);
        await trial.DoneAsync("import", "transitions", moves);
        await trial.DoneAsync("import", "spend", spend);

        var mql = await StageAsync("mql");
        Assert.Equal((0, 1, 0, 1), mql);
        Assert.Equal((0, 2, 1, 1), await StageAsync("lead"));
        var cost = JsonDocument.Parse(await trial.DoneAsync("report", "cost", "--period", "2026-01", "--json")).RootElement;
        Assert.Equal("310.00", cost.GetProperty("simple").GetProperty("perLead").GetString());
        Assert.Matches("simple +310[.]00", await trial.DoneAsync("report", "cost", "--period", "2026-01"));
        await trial.DoneAsync("reconcile");
    }

    [Fact]
    public async Task Bad_rows_are_refused_by_line_the_others_are_in_and_the_exit_code_says_so()
    {
        var moves = trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-01-07\nb,mqll,2026-01-08\nc,mql,yesterday\n");

        var run = await trial.RunAsync("import", "transitions", moves, "--json");

        Assert.Equal(ExitCode.PartlyRefused, run.ExitCode);
        Assert.Contains("\"rowsRefused\": 2", run.Output, StringComparison.Ordinal);
        Assert.Contains("line 3, column stage: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("line 4, column occurred_at: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"2 rows were refused; all of them, with reasons, are in {moves}.errors.csv.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(moves + ".errors.csv")).Length);
        Assert.Equal((0, 1, 0, 1), await StageAsync("mql"));
    }

    [Fact]
    public async Task Importing_a_file_again_changes_nothing()
    {
        var moves = trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-01-07\n");
        await trial.DoneAsync("import", "transitions", moves);

        var run = await trial.RunAsync("import", "transitions", moves);

        Assert.Equal($"{moves}: 1 rows read; everything was known already.", run.Errors.TrimEnd());
    }

    [Fact]
    public async Task Without_the_fold_the_report_says_what_it_lacks_and_a_rebuild_mends_it()
    {
        var moves = trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-01-07\n");
        await trial.DoneAsync("import", "transitions", moves, "--no-fold");

        var behind = await trial.RunAsync("report", "stages", "--period", "2026-01");

        Assert.Equal("1 changed leads are not in the reports yet; the server takes them in, or: funnelreports rebuild", behind.Errors.TrimEnd());
        await trial.DoneAsync("rebuild");
        Assert.Equal((0, 1, 0, 1), await StageAsync("mql"));
    }

    [Fact]
    public async Task A_snapshot_by_hand_is_published_once()
    {
        await trial.DoneAsync("import", "transitions", trial.Write("moves.csv", "lead_id,stage,occurred_at\na,mql,2026-03-07\n"));

        var first = await trial.RunAsync("snapshot", "--date", "2026-03-09");
        var again = await trial.RunAsync("snapshot", "--date", "2026-03-09");
        var today = await trial.RunAsync("snapshot", "--date", "2026-03-10");

        Assert.Equal(ExitCode.Done, first.ExitCode);
        Assert.StartsWith("The snapshot of 2026-03-09 is published", first.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, again.ExitCode);
        Assert.StartsWith("The snapshot of 2026-03-09 was already published", again.Errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, today.ExitCode);
        Assert.StartsWith("The snapshot of 2026-03-10 cannot be published yet", today.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_snapshots_are_made_up_in_order()
    {
        await trial.DoneAsync("stages", "list");
        trial.Clock.Advance(TimeSpan.FromDays(3));

        var answer = JsonDocument.Parse(await trial.DoneAsync("snapshot", "--json")).RootElement;

        Assert.Equal(
            ["2026-03-10", "2026-03-11", "2026-03-12"],
            answer.GetProperty("snapshots").EnumerateArray().Select(s => s.GetProperty("day").GetString()));
    }

    public void Dispose() => trial.Dispose();

    private async Task<(long, long, long, long)> StageAsync(string key)
    {
        var document = JsonDocument.Parse(await trial.DoneAsync("report", "stages", "--period", "2026-01", "--json")).RootElement;
        var stage = document.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("key").GetString() == key);
        return (Number("opening"), Number("inflow"), Number("outflow"), Number("closing"));

        long Number(string name) => stage.GetProperty(name).GetInt64();
    }
}
