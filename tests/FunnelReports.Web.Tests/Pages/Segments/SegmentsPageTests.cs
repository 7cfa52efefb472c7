using System.Net;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Segments;

public class SegmentsPageTests
{
    private const string Filter = "channel=Paid & persona=(none)";

    [Fact]
    public async Task A_filter_is_saved_answers_from_then_on_from_the_rollups_and_is_removed_again()
    {
        await using var app = await StartAsync();
        using var marketer = await app.ClientForAsync(Roles.Marketer);
        Assert.Contains("No segment is saved yet", await app.WordsAsync("/segments"), StringComparison.Ordinal);
        Assert.Contains("Computed live for these leads.", await app.WordsAsync("/velocity?period=2018-Q1&segment=" + Uri.EscapeDataString(Filter)), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await marketer.SendFormAsync("/segments", ("Called", "Bought"), ("segment", Filter))).StatusCode);

        var page = await app.WordsAsync("/segments");
        Assert.Contains(Filter, page, StringComparison.Ordinal);
        var saved = await app.WordsAsync("/velocity?period=2018-Q1&segment=saved%3DBought");
        Assert.Equal("MQL | 2 | 15.0 | 15.0 | 19.0 | 3 | 20 days | 10 – not reached | 1", ReportPages.Line(saved, "stages", "MQL"));
        Assert.DoesNotContain("Computed live", saved, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await marketer.SendFormToAsync("/segments", "/segments?handler=Remove", ("Called", "Bought"))).StatusCode);
        Assert.Contains("No segment is saved yet", await app.WordsAsync("/segments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_and_what_was_typed_stays()
    {
        await using var app = await StartAsync();
        using var marketer = await app.ClientForAsync(Roles.Marketer);
        using var answer = await marketer.SendFormAsync("/segments", ("Called", "Bought"), ("segment", "channel=Nowhere & persona=(none)"));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("No lead has the channel 'Nowhere'.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Bought\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"channel=Nowhere & persona=(none)\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sales_sees_the_segments_but_neither_saves_nor_removes_them()
    {
        await using var app = await StartAsync();
        using var marketer = await app.ClientForAsync(Roles.Marketer);
        await marketer.SendFormAsync("/segments", ("Called", "Bought"), ("segment", Filter));
        using var sales = await app.ClientForAsync(Roles.Sales);
        var page = await sales.GetStringAsync(new Uri("/segments", UriKind.Relative));
        Assert.Contains("Bought", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save the segment", page, StringComparison.Ordinal);
        foreach (var address in new[] { "/segments", "/segments?handler=Remove" })
        {
            using var refused = await sales.SendFormToAsync("/account/password", address, ("Called", "Bought"), ("segment", Filter));
            Assert.StartsWith("/status", refused.Headers.Location?.OriginalString ?? "/status", StringComparison.Ordinal);
            Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Redirect });
        }

        Assert.Contains("Bought", await app.WordsAsync("/segments"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Boxes_in_the_bar_of_a_report_choose_leads_and_lead_to_saving_them()
    {
        await using var app = await StartAsync();
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Marketer);
            await visit.GoAsync("/velocity?period=2018-Q1&stage=mql");
            await visit.Page.Locator(".segment-step summary").ClickAsync();
            await visit.Page.GetByLabel("Paid", new() { Exact = true }).CheckAsync();
            await visit.Page.GetByLabel("Organic", new() { Exact = true }).CheckAsync();
            await visit.Page.Locator(".segment-panel button[type=submit]").ClickAsync();
            await visit.ArriveAsync(".live-note");
            Assert.Equal("Organic, Paid", await visit.Page.Locator(".segment-label").TextContentAsync());
            Assert.Contains("stage=mql", visit.Page.Url, StringComparison.Ordinal);
            Assert.Equal("4", await visit.Page.Locator("#stages tr:has-text('MQL') td").Nth(4).TextContentAsync());

            await visit.Page.Locator(".live-note a").ClickAsync();
            await visit.ArriveAsync("#filter");
            Assert.Equal("channel=Organic & channel=Paid", await visit.Page.Locator("#filter").InputValueAsync());
            await visit.Page.FillAsync("#called", "Known");
            await visit.Page.ClickAsync("form:has(#called) button[type=submit]");
            await visit.ArriveAsync("th a:has-text('Known')");
            await visit.ShouldBeAccessibleAsync();
        });
    }

    [BrowserFact]
    public async Task An_answer_that_takes_long_shows_how_far_it_is_and_then_itself_even_without_scripts()
    {
        await using var app = await StartAsync(new Dictionary<string, string?> { ["Pages:Patience"] = "00:00:00" });
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk with { JavaScript = false }, async visit =>
        {
            await app.SignInAsync(visit, Roles.Marketer);
            await visit.GoAsync("/velocity?period=2018-Q1&segment=" + Uri.EscapeDataString(Filter), 202);
            await visit.Page.Locator("progress#working").WaitForAsync();
            await visit.Page.Locator("#stages").WaitForAsync();
        });
    }

    [BrowserFact]
    public async Task The_bar_and_the_page_are_accessible_and_fit_in_every_look()
    {
        await using var app = await StartAsync();
        await ReportLooks.CheckAsync(app, "/velocity?period=2018-Q1&segment=" + Uri.EscapeDataString(Filter), charts: 3);
        await ReportLooks.CheckAsync(app, "/segments?segment=" + Uri.EscapeDataString(Filter), charts: 0);
    }

    private static async Task<WebApp> StartAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await SmallWorld.WriteAsync(data);
        return WebApp.StartOn(data, new FixedClock(SmallWorld.Today), settings);
    }
}
