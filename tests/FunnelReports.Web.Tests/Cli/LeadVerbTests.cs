using System.Text.Json;
using System.Text.RegularExpressions;
using FunnelReports.TestKit.Processes;
using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Tests.Cli;

public sealed partial class LeadVerbTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Fact]
    public async Task A_lead_is_shown_with_its_moves_and_what_was_put_right()
    {
        await ImportAsync("a,lead,2026-03-01,Ann\na,mql,2026-03-05,Ann\n");
        var move = MoveOf(await trial.DoneAsync("lead", "show", "a"), "mql");

        var run = await trial.RunAsync("lead", "void", "a", "--move", move, "--reason", "Typed by mistake");
        Assert.Equal((ExitCode.Done, "1 move(s) of lead 1 are voided.", ""), (run.ExitCode, run.Errors.TrimEnd(), run.Output));
        var shown = await trial.DoneAsync("lead", "show", "id:1");
        Assert.Contains($"x move {move}  2026-03-05T00:00:00+00:00  mql  voided by command line: Typed by mistake", shown, StringComparison.Ordinal);
        Assert.Contains("2026-03-10T12:00:00+00:00  void, 1 moves, by command line: Typed by mistake", shown, StringComparison.Ordinal);
        Assert.Equal("1", await StandingAsync("lead"));
    }

    [Fact]
    public async Task Two_leads_are_merged_and_their_number_is_one()
    {
        await ImportAsync("a,lead,2026-03-01,Ann\nb,lead,2026-03-01,\nb,mql,2026-03-05,\n");
        var run = await trial.RunAsync("lead", "merge", "b", "--into", "default:a", "--reason", "The same person", "--json");
        Assert.Matches("^Lead [0-9]+ was merged into lead 1: 1 of its 2 moves were new there\\.\\s*$", run.Errors);
        Assert.Equal("merge", JsonDocument.Parse(run.Output).RootElement.GetProperty("kind").GetString());
        using var shown = JsonDocument.Parse(await trial.DoneAsync("lead", "show", "b", "--json"));
        Assert.Equal(1, shown.RootElement.GetProperty("leadId").GetInt64());
        Assert.Equal(["lead", "mql"], shown.RootElement.GetProperty("moves").EnumerateArray().Select(m => m.GetProperty("stage").GetString()!));
        Assert.Equal(("0", "1"), (await StandingAsync("lead"), await StandingAsync("mql")));
    }

    [Fact]
    public async Task An_erased_lead_goes_on_counting_and_an_import_passes_it_over()
    {
        await ImportAsync("a,lead,2026-03-01,Ann\n");
        var run = await trial.RunAsync("lead", "erase", "a", "--reason", "Asked for");
        Assert.Equal("Lead 1 is erased; its moves go on counting.", run.Errors.TrimEnd());

        var again = await ImportAsync("a,lead,2026-03-01,Ann\na,mql,2026-03-05,Ann\nb,lead,2026-03-02,\n");
        Assert.Contains("1 leads added, 0 changed, 1 moves added.", again.Errors, StringComparison.Ordinal);
        Assert.Contains("2 rows of erased leads were passed over.", again.Errors, StringComparison.Ordinal);
        Assert.Equal("2", await StandingAsync("lead"));
        Assert.DoesNotContain("Ann", await trial.DoneAsync("lead", "show", "id:1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lead show nobody", ExitCode.Failed, "No lead has the id 'nobody'.")]
    [InlineData("lead show id:99", ExitCode.Failed, "There is no lead number 99.")]
    [InlineData("lead void a --move 99 --reason Wrong", ExitCode.Failed, "Lead 1 has no move 99.")]
    [InlineData("lead merge a --into a --reason Same", ExitCode.Failed, "Lead 1 cannot be merged with itself.")]
    [InlineData("lead erase a", ExitCode.Usage, "")]
    [InlineData("lead void a --move first --reason Wrong", ExitCode.Usage, "")]
    public async Task What_cannot_be_done_is_said_in_one_line(string line, int code, string start)
    {
        await ImportAsync("a,lead,2026-03-01,Ann\n");
        var run = await trial.RunAsync(line.Split(' '));
        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith(start, run.Errors, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
        if (code == ExitCode.Failed) Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    public void Dispose() => trial.Dispose();

    private async Task<CliRun> ImportAsync(string rows)
    {
        if (rows.Contains("Ann", StringComparison.Ordinal)) await trial.RunAsync("import", "leads", trial.Write("leads.csv", "lead_id,name\na,Ann\n"));
        return await trial.RunAsync("import", "transitions", trial.Write("moves.csv", "lead_id,stage,occurred_at,actor\n" + rows));
    }

    private async Task<string> StandingAsync(string stage)
    {
        using var report = JsonDocument.Parse(await trial.DoneAsync("report", "stages", "--period", "2026-03", "--json"));
        return report.RootElement.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("key").GetString() == stage).GetProperty("closing").GetRawText();
    }

    private static string MoveOf(string shown, string stage) => Move().Matches(shown).Single(m => m.Groups[2].Value == stage).Groups[1].Value;

    [GeneratedRegex(@"move (\d+)  \S+  (\w+)")]
    private static partial Regex Move();
}
