using System.Text.Json;
using FunnelReports.TestKit.Postgres;
using FunnelReports.Web.Cli;

namespace FunnelReports.Web.Tests.Cli;

public sealed class StagesVerbTests : IDisposable
{
    private const string Header = "key,name,kind,role,order\n";
    private readonly CliTrial trial = new();

    [Fact]
    public async Task What_list_writes_import_reads_and_changes_nothing()
    {
        var list = await trial.DoneAsync("stages", "list");
        var file = trial.Write("stages.csv", list);

        var run = await trial.RunAsync("stages", "import", file);

        Assert.Equal((ExitCode.Done, "The funnel is as the file says already."), (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task On_an_empty_database_the_file_is_the_funnel_and_nothing_of_the_old_one_stays()
    {
        var file = trial.Write("stages.csv", Header + "visitor,Visitor,SuccessPath,Lead,1\nmql,\"MQL, ours\",success path,mql,2\nsql,SQL,SuccessPath,Sql,3\nwon,Won,SuccessPath,Customer,4\n");

        await trial.DoneAsync("stages", "import", file);

        Assert.Equal(
            Header + "visitor,Visitor,SuccessPath,Lead,1\nmql,\"MQL, ours\",SuccessPath,Mql,2\nsql,SQL,SuccessPath,Sql,3\nwon,Won,SuccessPath,Customer,4\n",
            (await trial.DoneAsync("stages", "list")).ReplaceLineEndings("\n"));
        Assert.DoesNotContain("\"retired\": true", await trial.DoneAsync("stages", "list", "--json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_leads_what_the_file_lacks_is_retired_and_keeps_its_history_by_key()
    {
        await ImportLeadAsync();
        var file = trial.Write("stages.csv", Header + "lead,Contact,SuccessPath,Lead,1\nmql,MQL,SuccessPath,Mql,2\ncustomer,Customer,SuccessPath,Customer,3\n");

        var answer = JsonDocument.Parse(await trial.DoneAsync("stages", "import", file, "--json")).RootElement;

        Assert.Equal(["lead", "customer"], Keys(answer, "changed"));
        Assert.Equal(["sql", "opportunity", "rejected", "recycled", "lost"], Keys(answer, "retired"));
        Assert.Empty(Keys(answer, "removed"));
        Assert.True(answer.GetProperty("rebuilt").GetBoolean());
        Assert.Contains("lead,Contact,SuccessPath,Lead,1", await trial.DoneAsync("stages", "list"), StringComparison.Ordinal);
        var report = await trial.DoneAsync("report", "stages", "--period", "2026-01");
        Assert.Contains("\nmql", report.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await trial.DoneAsync("reconcile");
    }

    [Fact]
    public async Task Every_error_is_named_by_its_line_and_nothing_changes()
    {
        var before = await trial.DoneAsync("stages", "list");
        var file = trial.Write("stages.csv", Header + "Lead,Lead,SuccessPath,Lead,1\nmql,,SuccessPath,Boss,2\nsql,SQL,Sideways,,x\n");

        var run = await trial.RunAsync("stages", "import", file);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal(
            [
                $"{file}, line 2, column key: \"Lead\" is no key. Write 1 to 64 lower-case letters, digits, \"-\" and \"_\".",
                $"{file}, line 3, column name: the name is missing.",
                $"{file}, line 3, column role: \"Boss\" is no role. Write Lead, Mql, Sql, Opportunity, Customer, Rejected, or nothing.",
                $"{file}, line 4, column kind: \"Sideways\" is no kind. Write SuccessPath or Detour.",
                $"{file}, line 4, column order: \"x\" is no whole number. A stage of kind SuccessPath needs its place on the path: 1, 2, 3 …",
                "Nothing was changed.",
            ],
            run.Errors.TrimEnd().Split(Environment.NewLine));
        Assert.Equal(before, await trial.DoneAsync("stages", "list"));
    }

    [Theory]
    [InlineData("", "is empty. It needs the header: key,name,kind,role,order")]
    [InlineData("key,name,kind,order\nlead,Lead,SuccessPath,1\n", ", line 1: there is no column \"role\". The header must be: key,name,kind,role,order")]
    [InlineData("key,name,kind,role,order,colour\n", ", line 1: the column \"colour\" is not known. The header must be: key,name,kind,role,order")]
    public async Task A_wrong_header_is_refused_with_the_right_one(string text, string expected)
    {
        var file = trial.Write("stages.csv", text);

        var run = await trial.RunAsync("stages", "import", file);

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Equal($"{file}{(expected[0] == ',' ? "" : " ")}{expected}", run.Errors.TrimEnd());
    }

    [PostgresFact]
    public async Task A_server_takes_stages_too()
    {
        await using var server = await PostgresCluster.CreateDatabaseAsync();
        string[] here = ["--ConnectionStrings:FunnelReports", server.ConnectionString];
        var file = trial.Write("stages.csv", Header + "mql,Qualified,SuccessPath,Mql,1\n");
        await trial.DoneAsync(["migrate", .. here]);

        await trial.DoneAsync(["stages", "import", file, .. here]);

        Assert.Equal(Header + "mql,Qualified,SuccessPath,Mql,1\n", (await trial.DoneAsync(["stages", "list", .. here])).ReplaceLineEndings("\n"));
    }

    public void Dispose() => trial.Dispose();

    private async Task ImportLeadAsync()
    {
        var file = trial.Write("moves.csv", "lead_id,stage,occurred_at\na,lead,2026-01-05\na,mql,2026-01-07\na,sql,2026-01-09\n");
        await trial.DoneAsync("import", "transitions", file);
    }

    private static string[] Keys(JsonElement document, string name) => [.. document.GetProperty(name).EnumerateArray().Select(k => k.GetString()!)];
}
