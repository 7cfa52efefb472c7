using System.Net;
using System.Text.Json;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Restatement;

public class RestatementPageTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_move_learned_late_is_shown_day_by_day_with_a_link_to_its_lead(Engine engine)
    {
        await using var app = await RestatementSite.StartAsync(engine);
        using var client = await app.ClientForAsync(Roles.Marketer);

        var page = await HtmlAsync(client, "/restatement?period=2018-03");
        Assert.Contains("12 of 31 days have changed since they were published: 1 lead more entered MQL, learned late.", page, StringComparison.Ordinal);
        Assert.Contains(
            "<a data-count=\"1\" href=\"/restatement/leads?day=2018-03-20&stage=mql&cause=late\" title=\"Show these leads\">learned late: entered +1, at the end +1</a>", page, StringComparison.Ordinal);
        Assert.Contains("learned late: at the end +1", page, StringComparison.Ordinal);

        var leads = await HtmlAsync(client, "/restatement/leads?day=2018-03-20&stage=mql&cause=late");
        Assert.Contains("MQL, 20 Mar 2018, learned late: 1 lead.", leads, StringComparison.Ordinal);
        Assert.Matches("<a href=\"/leads/[0-9]+\">late-lead</a>", leads);
    }

    [Fact]
    public async Task A_lead_that_changed_its_channel_is_listed_among_those_that_may_have_moved()
    {
        await using var app = await RestatementSite.StartAsync(Engine.Sqlite, data => new World(data).Lead("a", "Organic", ["lead 2018-03-01"]).WriteAsync());
        using var client = await app.ClientForAsync(Roles.Marketer);

        Assert.Contains(
            "<a href=\"/restatement/leads?day=2018-03-05&stage=mql&cause=reattributed&segment=channel%3DPaid\" title=\"Show the leads that may have moved\">moved between segments: entered −1, at the end −1</a>",
            await HtmlAsync(client, "/restatement?period=2018-03&segment=channel%3DPaid"), StringComparison.Ordinal);
        var leads = await HtmlAsync(client, "/restatement/leads?day=2018-03-05&stage=mql&cause=reattributed&segment=channel%3DPaid");
        Assert.Contains("MQL, 5 Mar 2018, moved between segments: at most 1 lead.", leads, StringComparison.Ordinal);
        Assert.Contains("Segment: channel=Paid.", leads, StringComparison.Ordinal);
        Assert.Contains("Whoever moved is among them.", leads, StringComparison.Ordinal);
        Assert.DoesNotContain("All of them", leads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Causes_without_a_list_of_leads_are_told_in_words()
    {
        await using var old = await RestatementSite.StartAsync(Engine.Sqlite, data => ExecuteAsync(
            data, "UPDATE publication SET number = number - 100; UPDATE batch SET publication = publication - 100; DELETE FROM restated_lead"));
        using var client = await old.ClientForAsync(Roles.Marketer);
        var page = await HtmlAsync(client, "/restatement?period=2018-03");
        Assert.Contains("from before changes were recorded: entered +1, at the end +1", page, StringComparison.Ordinal);
        Assert.Contains("so the difference cannot be split.", page, StringComparison.Ordinal);

        await using var zoned = await RestatementSite.StartAsync(Engine.Sqlite, data =>
            new DefinitionChange(data.Database, new FixedClock(SmallWorld.Today)).ToZoneAsync("ops@example.test", "America/New_York", null, default));
        using var other = await zoned.ClientForAsync(Roles.Marketer);
        Assert.Contains("Any lead can be behind it, so there is no list of leads.", await HtmlAsync(other, "/restatement?period=2018-03"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_gives_the_fields_that_do_not_change()
    {
        await using var app = await RestatementSite.StartAsync(Engine.Sqlite);
        using var client = await app.ClientForAsync(Roles.Ops);

        var report = await JsonAsync(client, "/api/v1/reports/restatement?period=2018-03&segment=channel%3DPaid");
        var day = report.GetProperty("days").EnumerateArray().Single(d => d.GetProperty("day").GetString() == "2018-03-20");
        Assert.Equal("1 2018-04-10T12:00:00Z True", $"{day.GetProperty("version")} {day.GetProperty("publishedAt")} {day.GetProperty("late")}");
        Assert.Equal(
            """
            {"key":"mql","name":"MQL","was":{"opening":1,"inflow":0,"outflow":0,"closing":1},"now":{"opening":1,"inflow":1,"outflow":0,"closing":2},
            "change":{"inflow":1,"outflow":0,"closing":1},"parts":[{"cause":"late","inflow":1,"outflow":0,"closing":1,"leads":1}]}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(day.GetProperty("stages")[0]));
        var leads = await JsonAsync(client, "/api/v1/reports/restatement/leads?day=2018-03-20&stage=mql&cause=late");
        Assert.Equal("1 late-lead", $"{leads.GetProperty("total")} {leads.GetProperty("leads")[0].GetProperty("externalId")}");
    }

    [Fact]
    public async Task Who_may_not_see_leads_sees_ids_and_no_names()
    {
        await using var app = await RestatementSite.StartAsync(Engine.Sqlite);
        using var marketer = await app.ClientForAsync(Roles.Marketer);
        using var ops = await app.ClientForAsync(Roles.Ops);
        const string leads = "/restatement/leads?day=2018-03-20&stage=mql&cause=late";

        Assert.Contains("<th scope=\"col\">Company</th>", await HtmlAsync(marketer, leads), StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"col\">Company</th>", await HtmlAsync(ops, leads), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_without_a_published_day_says_so_and_a_question_that_is_none_is_answered_in_words()
    {
        await using var app = await RestatementSite.StartAsync(Engine.Sqlite);
        using var client = await app.ClientForAsync(Roles.Marketer);

        Assert.Contains("No day of this period was published", await HtmlAsync(client, "/restatement?period=2018-01"), StringComparison.Ordinal);
        using var answer = await client.GetAsync(new Uri("/restatement/leads?day=2018-03-20&stage=mql&cause=weather", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Take late, voided, merged, erased or reattributed.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task It_is_accessible_and_fits_in_every_look()
    {
        await using var app = await RestatementSite.StartAsync(Engine.Sqlite);
        await ReportLooks.CheckAsync(app, "/restatement?period=2018-03", charts: 1);
        await ReportLooks.CheckAsync(app, "/restatement/leads?day=2018-03-20&stage=mql&cause=late", charts: 0);
    }

    private static Task<int> ExecuteAsync(TestDatabase data, string sql) => data.Database.WriteAsync(
        async transaction =>
        {
            await using var command = transaction.Command(sql);
            return await command.ExecuteNonQueryAsync();
        },
        default);

    private static async Task<string> HtmlAsync(HttpClient client, string path) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static async Task<JsonElement> JsonAsync(HttpClient client, string path) =>
        JsonDocument.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative))).RootElement;
}
