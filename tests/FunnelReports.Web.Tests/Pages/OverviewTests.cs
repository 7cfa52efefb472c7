using System.Net;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages;

public class OverviewTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_says_in_a_sentence_what_happened_to_the_MQLs()
    {
        var html = await HtmlAsync("/?period=2018-02");
        Assert.Contains("1 lead entered MQL in February 2018, 66.7% fewer than in January 2018. 1 left it; at the end it held 1.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_opens_with_the_quarter_that_runs_or_the_one_before_while_that_is_young()
    {
        // 10 April is the tenth day of the second quarter: too young to show much.
        Assert.Contains("MQL in Q1 2018", await HtmlAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_count_of_entries_is_the_length_of_the_list_behind_its_link()
    {
        var overview = await HtmlAsync("/?period=2018-Q1");
        Assert.Contains("href=\"/leads?stage=mql&amp;period=2018-Q1\" title=\"Show these leads\">5</a>", overview, StringComparison.Ordinal);
        Assert.Contains("5 entries into MQL", await HtmlAsync("/leads?stage=mql&period=2018-Q1"), StringComparison.Ordinal);

        var paid = await HtmlAsync("/?period=2018-Q1&segment=channel%3DPaid");
        Assert.Contains("href=\"/leads?stage=mql&amp;period=2018-Q1&amp;segment=channel%3DPaid\" title=\"Show these leads\">3</a>", paid, StringComparison.Ordinal);
        Assert.Contains("3 entries into MQL", await HtmlAsync("/leads?stage=mql&period=2018-Q1&segment=channel%3DPaid"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_typed_days_become_a_period_in_the_address()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        Assert.Equal("302 /?period=2018-01-05..2018-02-20&grain=week", await client.LookAsync("/?from=2018-01-05&to=2018-02-20&grain=week"));
    }

    [Fact]
    public async Task A_period_that_is_none_is_answered_in_words_and_the_page_stays()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(new Uri("/?period=2018-13", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This period was not understood.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        using var client = await empty.ClientForAsync(Roles.Marketer);
        Assert.Contains("There is no move to report on yet", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_drawn_accessible_and_fits_in_every_look() =>
        ReportLooks.CheckAsync(site.App, "/?period=2018-Q1&grain=month", charts: 2);

    private async Task<string> HtmlAsync(string path)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative))).Replace("&", "&amp;", StringComparison.Ordinal);
    }
}
