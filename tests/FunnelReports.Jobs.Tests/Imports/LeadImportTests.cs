using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Imports;

public class LeadImportTests
{
    private const string Leads = """"
        lead_id,created_at,name,channel,campaign,score
        A,2018-03-01T08:00:00Z,Ada,Paid,Spring,10
        B,2018-03-02T08:00:00Z,Bob,Organic,,
        C,2018-03-03T08:00:00Z,"Cy, the ""third""",Paid,Spring,7

        """";

    private const string Moves = """
        lead_id,stage,occurred_at,campaign,action,amount,event_id
        A,mql,2018-03-05,Spring,form,,e1
        A,customer,2018-04-05,,call,1200.50,e2
        B,mql,2018-03-06,,,,
        D,mql,2018-03-07,,,,

        """;

    [Theory, OnSqlite, OnPostgres]
    public async Task A_file_of_leads_alone_gives_a_funnel(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        var result = await files.RunAsync(ImportKind.Leads, Leads);
        Assert.Equal((3, 0, 3, 0, 3), (result.RowsRead, result.RowsRefused, result.LeadsAdded, result.LeadsChanged, result.TransitionsAdded));
        Assert.Equal(["A|Ada|10|Paid", "B|Bob||Organic", "C|Cy, the \"third\"|7|Paid"], await files.RowsAsync(
            "SELECT k.external_id, l.name, l.score, d.key FROM lead l JOIN lead_key k ON k.lead_id = l.lead_id JOIN dimension_value d ON d.id = l.channel_id ORDER BY k.external_id"));
        Assert.Equal(["2018-03-01|0|1|1", "2018-03-02|0|1|1", "2018-03-03|0|1|1"], await files.RowsAsync(
            "SELECT day, from_stage_id, to_stage_id, leads FROM flow_day WHERE segment_id = 0 ORDER BY day"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Moves_make_the_leads_that_are_not_known_yet_and_keep_their_causes(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        await files.RunAsync(ImportKind.Transitions, Moves);
        Assert.Equal(
            [
                "default|A|mql|2018-03-05T00:00:00.000000Z|0||e1|Spring|form",
                "default|A|customer|2018-04-05T00:00:00.000000Z|0|120050|e2||call",
                "default|B|mql|2018-03-06T00:00:00.000000Z|0||||",
                "default|D|mql|2018-03-07T00:00:00.000000Z|0||||",
            ],
            await files.LogAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Importing_again_changes_nothing(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        await files.RunAsync(ImportKind.Leads, Leads);
        await files.RunAsync(ImportKind.Transitions, Moves);
        var once = await files.EverythingAsync();
        files.Clock.Advance(TimeSpan.FromDays(1));
        var (leads, moves) = (await files.RunAsync(ImportKind.Leads, Leads), await files.RunAsync(ImportKind.Transitions, Moves));
        Assert.True(leads.ChangedNothing && moves.ChangedNothing);
        Assert.Equal(once, await files.EverythingAsync());
        Assert.Equal(["leads|succeeded|3|0", "transitions|succeeded|4|4", "leads|succeeded|3|0", "transitions|succeeded|4|0"], await files.RowsAsync(
            "SELECT kind, status, rows_read, CASE kind WHEN 'leads' THEN rows_refused ELSE transitions_added END FROM import_run ORDER BY id"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task It_does_not_matter_which_file_comes_first(Engine engine)
    {
        await using var one = await Importing.IntoAsync(engine);
        await one.RunAsync(ImportKind.Leads, Leads);
        await one.RunAsync(ImportKind.Transitions, Moves);
        await using var other = await Importing.IntoAsync(engine);
        await other.RunAsync(ImportKind.Transitions, Moves);
        await other.RunAsync(ImportKind.Leads, Leads);
        Assert.Equal(await one.LogAsync(), await other.LogAsync());
        const string attributes = "SELECT k.external_id, l.name, l.score, d.key FROM lead l JOIN lead_key k ON k.lead_id = l.lead_id LEFT JOIN dimension_value d ON d.id = l.channel_id ORDER BY k.external_id";
        Assert.Equal(await one.RowsAsync(attributes), await other.RowsAsync(attributes));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_later_file_does_not_tell_stays_known(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        await files.RunAsync(ImportKind.Leads, Leads);
        var result = await files.RunAsync(ImportKind.Leads, "lead_id,score,name\nA,12,\nB,,Bob\n");
        Assert.Equal((0, 1, 0), (result.LeadsAdded, result.LeadsChanged, result.TransitionsAdded));
        Assert.Equal(["Ada|12", "Bob|", "Cy, the \"third\"|7"], await files.RowsAsync("SELECT name, score FROM lead ORDER BY lead_id"));
        Assert.Empty(await files.RowsAsync("SELECT * FROM dirty_lead"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_of_one_lead_are_put_together_wherever_they_stand(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        var result = await files.RunAsync(ImportKind.Leads, "lead_id,name,score\nA,Ada,1\nB,,2\nA,,3\nA,Ada L,\n", chunk: 2);
        Assert.Equal((2, 1), (result.LeadsAdded, result.LeadsChanged));
        Assert.Equal(["Ada L|3", "|2"], await files.RowsAsync("SELECT name, score FROM lead ORDER BY lead_id"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_move_that_stands_twice_or_an_event_that_is_sent_again_counts_once(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        const string header = "lead_id,stage,occurred_at,event_id\n";
        var result = await files.RunAsync(ImportKind.Transitions, header + "A,mql,2018-03-05,e1\nA,mql,2018-03-05,\nA,sql,2018-03-09,e1\nA,sql,2018-03-06,e2\n");
        Assert.Equal(2, result.TransitionsAdded);
        var again = await files.RunAsync(ImportKind.Transitions, header + "A,sql,2018-03-07,e2\nA,mql,2018-03-05,e3\n");
        Assert.True(again.ChangedNothing);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Leads_of_different_sources_with_one_id_are_different_leads(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        await files.RunAsync(ImportKind.Leads, "lead_id\nA\n");
        var result = await files.RunAsync(ImportKind.Leads, "lead_id\nA\n", """{"source":"crm"}""");
        Assert.Equal(1, result.LeadsAdded);
        Assert.Equal(["crm|A", "default|A"], await files.RowsAsync("SELECT source, external_id FROM lead_key ORDER BY source"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wide_files_are_imported_by_their_maps_and_again_without_change(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        const string first = "id,first,page,from\nA,2018-03-01,p1,social\nB,2018-03-02,p2,\n";
        const string firstMap = """{"source":"crm","key":"id","columns":{"channel":"from","campaign":"page"},"stages":{"mql":"first"},"timeZone":"UTC"}""";
        const string deals = "id,seller,won\nA,s1,2018-04-01 10:00:00\n";
        const string dealsMap = """{"source":"crm","key":"id","columns":{"owner":"seller"},"stages":{"customer":"won"},"timeZone":"UTC"}""";
        await files.RunAsync(ImportKind.Leads, first, firstMap);
        await files.RunAsync(ImportKind.Leads, deals, dealsMap);
        Assert.Equal(
            ["crm|A|mql|2018-03-01T00:00:00.000000Z|0|||p1|", "crm|A|customer|2018-04-01T10:00:00.000000Z|0||||", "crm|B|mql|2018-03-02T00:00:00.000000Z|0|||p2|"],
            await files.LogAsync());
        Assert.Equal(["0|2|2", "2|5|1"], await files.RowsAsync(
            "SELECT from_stage_id, to_stage_id, SUM(leads) FROM flow_day WHERE segment_id = 0 GROUP BY from_stage_id, to_stage_id ORDER BY to_stage_id"));
        var once = await files.EverythingAsync();
        Assert.True((await files.RunAsync(ImportKind.Leads, first, firstMap)).ChangedNothing);
        Assert.True((await files.RunAsync(ImportKind.Leads, deals, dealsMap)).ChangedNothing);
        Assert.Equal(once, await files.EverythingAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_history_of_imports_tells_of_each_run(Engine engine)
    {
        await using var files = await Importing.IntoAsync(engine);
        var result = await files.RunAsync(ImportKind.Transitions, Moves + "E,nowhere,2018-01-01,,,,\n");
        Assert.Equal(["1|transitions|file.csv|2018-06-01T12:00:00.000000Z|2018-06-01T12:00:00.000000Z|partly|5|1|3|0|4|"], await files.RowsAsync(
            "SELECT id, kind, file_name, started_at, finished_at, status, rows_read, rows_refused, leads_added, leads_changed, transitions_added, error FROM import_run"));
        Assert.Equal(["1|1|2018-06-01T12:00:00.000000Z"], await files.RowsAsync("SELECT id, import_run_id, recorded_at FROM batch"));
        Assert.Equal(1, result.RunId);
    }
}
