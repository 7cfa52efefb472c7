using FunnelReports.Core.Imports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Imports;

public class RefusedRowTests
{
    private const string Broken = """
        lead_id,stage,occurred_at,reason,amount
        A,mql,2018-03-01,,
        B,mql,03/04/2018,,
        C,winner,2018-03-01,,
        ,mql,2018-03-01,,
        D,mql,2018-02-30,,
        E,mql,2018-03-01
        F,mql,2018-03-01,"never closed,
        G,mql,2018-03-01,,"1,5"
        H,mql,2019-01-01,,
        I,mql,2018-03-01,a "quoted" word,
        J,mql,,,
        K,mql,2018-03-01,,=1+1
        Z,sql,2018-03-02,"two
        lines, one row",
        Y,sql,2018-03-02,last,1.5

        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task Ten_broken_rows_and_one_more_are_named_and_the_rest_goes_in(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        var result = await files.RunAsync(ImportKind.Transitions, Broken);
        Assert.Equal((14, 11, 3), (result.RowsRead, result.RowsRefused, result.TransitionsAdded));
        Assert.Equal(
            [
                (3L, "occurred_at"), (4, "stage"), (5, "lead_id"), (6, "occurred_at"), (7, ""), (8, ""), (9, "amount"), (10, "occurred_at"), (11, ""), (12, "occurred_at"),
                (13, "amount"),
            ],
            result.FirstRefusals.Select(r => (r.Line, r.Column)));
        Assert.Equal(["A|mql", "Y|sql", "Z|sql"], await files.RowsAsync(
            "SELECT k.external_id, s.key FROM transition t JOIN lead_key k ON k.lead_id = t.lead_id JOIN stage s ON s.id = t.stage_id ORDER BY k.external_id"));
        Assert.Equal(["partly|14|11"], await files.RowsAsync("SELECT status, rows_read, rows_refused FROM import_run"));
    }

    [Fact]
    public async Task The_file_of_refused_rows_tells_line_column_reason_and_text_and_runs_no_formula()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var result = await files.RunAsync(ImportKind.Transitions, "lead_id,stage,occurred_at\n=cmd(),winner,2018-03-01\nB,mql\nC,mql,\"x\ny\"\n");
        Assert.Equal(files.Folder.At("file.csv.errors.csv"), result.ErrorsFile);
        Assert.Equal(
            "line,column,reason,text\r\n"
            + "2,stage,\"There is no stage \"\"winner\"\". Known: lead, mql, sql, opportunity, customer, rejected, recycled, lost.\",\"'=cmd(),winner,2018-03-01\"\r\n"
            + "3,,\"The row has 2 fields, the header 3.\",\"B,mql\"\r\n"
            + "4,occurred_at,\"\"\"x\ny\"\" is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.\",\"C,mql,\"\"x\ny\"\"\"\r\n",
            await File.ReadAllTextAsync(result.ErrorsFile!));
    }

    [Fact]
    public async Task An_older_file_of_refused_rows_is_replaced_and_goes_when_no_row_is_refused()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var errors = files.Folder.Write("file.csv.errors.csv", "old");
        await files.RunAsync(ImportKind.Leads, "lead_id,score\nA,x\n");
        Assert.StartsWith("line,column", await File.ReadAllTextAsync(errors), StringComparison.Ordinal);
        var mended = await files.RunAsync(ImportKind.Leads, "lead_id,score\nA,1\n");
        Assert.Null(mended.ErrorsFile);
        Assert.Equal(["file.csv"], Directory.GetFiles(files.Folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_its_own_line_only()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var rows = string.Concat(Enumerable.Range(0, 5000).Select(i => i is 10 or 4000 ? $"\"L{i},mql,2018-03-01\n" : $"L{i},mql,2018-03-01\n"));
        var result = await files.RunAsync(ImportKind.Transitions, "lead_id,stage,occurred_at\n" + rows);
        Assert.Equal((5000, 2, 4998), (result.RowsRead, result.RowsRefused, result.TransitionsAdded));
        Assert.Equal([12L, 4002], result.FirstRefusals.Select(r => r.Line));
    }

    [Fact]
    public async Task Blank_lines_are_passed_over_and_every_end_of_line_is_read()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var result = await files.RunAsync(ImportKind.Leads, "\uFEFFlead_id,name\r\n\r\nA,x\r\n   \nB,y\r\nC,é");
        Assert.Equal((3, 0, 3), (result.RowsRead, result.RowsRefused, result.LeadsAdded));
        Assert.Equal(["x", "y", "é"], await files.RowsAsync("SELECT name FROM lead ORDER BY name"));
    }

    [Fact]
    public async Task Columns_that_mean_nothing_are_named_once()
    {
        await using var files = await Importing.IntoAsync(Engine.Sqlite);
        var result = await files.RunAsync(ImportKind.Leads, "lead_id,shoe size,stage\nA,43,mql\n");
        Assert.Equal(["shoe size", "stage"], result.IgnoredColumns);
    }
}
