using FunnelReports.Core;
using FunnelReports.Data.Leads;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Tests.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Leads;

public class LeadListTests
{
    [Theory]
    [OnSqlite("2018-Q1", 5, 4), OnPostgres("2018-Q1", 5, 4)]
    [OnSqlite("2018-03", 1, 0), OnPostgres("2018-03", 1, 0)]
    public async Task Of_a_lead_that_comes_back_only_the_first_entry_is_a_first_one_and_as_many_as_the_cost_counts(string period, int entries, int first, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var request = new ReportRequest(period);
        Assert.Equal(entries, (await ReadAsync(test, request, new LeadsAsked())).Total);
        Assert.Equal(first, (await ReadAsync(test, request, new LeadsAsked(First: "yes"))).Total);
        Assert.Equal(first, (await desk.CostWithoutReturnAsync(request, default)).Entered);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_line_tells_where_the_lead_came_from_where_it_went_and_how_long_it_stayed(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await SmallWorld.WriteAsync(test);

        Assert.Equal(["c lead mql sql 30.5", "a lead mql sql 10"], await LinesAsync(new LeadsAsked("left", Next: "sql")));
        Assert.Equal(["b rejected mql - -", "d lead mql - -"], await LinesAsync(new LeadsAsked("at-end")));
        Assert.Equal(["c lead mql sql 30"], await LinesAsync(new LeadsAsked("reached", Within: "90", Seen: "60"), "2018-01-12..2018-01-31"));
        Assert.Equal(["c lead mql sql 30", "a lead mql sql 10"], await LinesAsync(new LeadsAsked("reached", Within: "30")));
        Assert.Equal(["a lead mql sql 10"], await LinesAsync(new LeadsAsked("reached", Within: "29")));
        Assert.Equal(["b - mql rejected 20"], await LinesAsync(new LeadsAsked(Before: "entry")));

        async Task<IEnumerable<string>> LinesAsync(LeadsAsked asked, string period = "2018-Q1") =>
            (await ReadAsync(test, new ReportRequest(period), asked)).Leads.Select(l => FormattableString.Invariant(
                $"{l.Lead.ExternalId} {l.From?.Key ?? "-"} {l.Stage.Key} {l.To?.Key ?? "-"} {(l.Days is { } days ? $"{days}" : "-")}"));
    }

    // A hundred and two campaigns with one lead each, and one that comes before all others because it has two.
    [Theory, OnSqlite, OnPostgres]
    public async Task The_moves_of_causes_that_the_report_on_conversions_counts_together_are_listed(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var world = new World(test);
        foreach (var n in Enumerable.Range(100, 102)) world.Lead($"{n}", $"mql 2018-01-10 C{n}/Form", $"sql 2018-01-20 C{n}/Call");
        foreach (var id in new[] { "x", "y" }) world.Lead(id, "mql 2018-01-11 Z/Form", "sql 2018-01-21 Z/Call");
        await world.WriteAsync();

        var report = await ReportWorld.Desk(test).ConversionsAsync(new ReportRequest("2018-01"), default);
        Assert.Equal((3, 3), (report.In.Others, report.Out.Others));
        foreach (var side in new[] { "entered", "left" })
        {
            var others = await ReadAsync(test, new ReportRequest("2018-01"), new LeadsAsked(side, Others: "yes"));
            Assert.Equal((side, "199 200 201"), (side, string.Join(' ', others.Leads.Select(l => l.Lead.ExternalId).Order())));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_in_a_stage_now_is_read_page_by_page_and_who_was_is_told_from_the_moves(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await SmallWorld.WriteAsync(test);
        Assert.Equal("2 b", await PageAsync("2018-Q1", skip: 0));
        Assert.Equal("2 d", await PageAsync("2018-Q1", skip: 1));
        Assert.Equal("1 c", await PageAsync("2018-01", skip: 0));
        Assert.Equal("1 b", await PageAsync("2018-Q1", skip: 0, "channel=Paid"));

        // What is not folded yet counts nowhere.
        await new World(test).Lead("d", "sql 2018-03-01").WriteAsync(fold: false);
        Assert.Equal("2 d", await PageAsync("2018-Q1", skip: 1));

        async Task<string> PageAsync(string period, long skip, string? segment = null)
        {
            var list = new LeadList(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today));
            var page = await list.ReadAsync(new ReportRequest(period, segment), new LeadsAsked("at-end"), skip, 1, default);
            return $"{page.Total} {Assert.Single(page.Leads).Lead.ExternalId}";
        }
    }

    // Time by time, of which each has few moves: a lead is in just one of them.
    [Theory]
    [OnSqlite("entered"), OnPostgres("entered")]
    [OnSqlite("left"), OnPostgres("left")]
    [OnSqlite("at-start"), OnPostgres("at-start")]
    [OnSqlite("at-end"), OnPostgres("at-end")]
    [OnSqlite("cohort"), OnPostgres("cohort")]
    [OnSqlite("waiting"), OnPostgres("waiting")]
    [OnSqlite("new"), OnPostgres("new")]
    [OnSqlite("became"), OnPostgres("became")]
    [OnSqlite("moved"), OnPostgres("moved")]
    public async Task The_whole_list_is_its_pages_one_after_the_other_however_few_lines_are_in_memory(string kind, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var world = new World(test);
        for (var i = 0; i < 40; i++) world.Lead($"lead-{i}", i % 3 == 0 ? "Paid" : "Email", [$"lead 2018-0{1 + (i % 3)}-0{1 + (i % 7)}", $"mql 2018-0{1 + (i % 3)}-1{i % 5}", .. i % 2 == 0 ? ["customer 2018-03-28"] : Array.Empty<string>()]);
        await world.WriteAsync();
        var list = new LeadList(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today)) { MostAtOnce = 3 };
        var request = new ReportRequest("2018-02-03..2018-03-31", Stage: kind is "new" or "became" or "moved" ? null : "mql");

        var pages = new List<ListedLead>();
        for (var skip = 0; skip < 100; skip += 4) pages.AddRange((await list.ReadAsync(request, new LeadsAsked(kind), skip, 4, default)).Leads);
        var whole = await list.AllAsync(request, new LeadsAsked(kind), default).ToListAsync();

        Assert.Equal(pages, whole);
        Assert.InRange(whole.Count, 5, 80);
        Assert.Equal(whole.Count, (await list.ReadAsync(request, new LeadsAsked(kind), 0, 1, default)).Total);
    }

    [Theory]
    [OnSqlite("left", null, null, "Stays are not told apart at 4 days.", "4")]
    [OnSqlite("out", null, null, "'out' is not a list of leads.", null), OnSqlite("reached", "soon", null, "'soon' is not a number of days.", null), OnSqlite("left", null, "Spring", "No move has the campaign 'Spring'.", null)]
    public async Task What_is_not_there_is_answered_in_words(string list, string? within, string? campaign, string words, string? stayed, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await SmallWorld.WriteAsync(test);
        var mistake = await Assert.ThrowsAsync<MistakeException>(() => ReadAsync(test, new ReportRequest("2018-Q1"), new LeadsAsked(list, Within: within, Campaign: campaign, Stayed: stayed)));
        Assert.StartsWith(words, mistake.Message, StringComparison.Ordinal);
    }

    private static Task<ListedLeads> ReadAsync(TestDatabase test, ReportRequest request, LeadsAsked asked) =>
        new LeadList(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today)).ReadAsync(request, asked, 0, 50, default);
}
