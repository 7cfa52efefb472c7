using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages.Acceptance;

public class AcceptancePageTests(HandOverSite site, ReportSite comeback) : IClassFixture<HandOverSite>, IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_says_in_a_sentence_how_many_sales_accepted_of_those_decided() => Assert.Contains(
        "Of the 5 leads handed over in January 2018, 3 are decided: sales accepted 33.3% of those.", await site.App.SaidAsync("/acceptance?period=2018-01"), StringComparison.Ordinal);

    [Fact]
    public async Task The_rate_is_the_one_counted_by_hand() =>
        Assert.Contains("data-figure=\"acceptance\"> 33.3% </p>", await site.App.SaidAsync("/acceptance?period=2018-01"), StringComparison.Ordinal);

    [Fact]
    public Task Those_handed_over_are_counted_by_hand_and_listed() => ListedAsync(site.App, "/acceptance?period=2018-01", 5);

    // One of the four leads is handed over twice.
    [Theory]
    [InlineData("/acceptance?period=2018-Q1", 5)]
    [InlineData("/acceptance?period=2018-03", 1)]
    [InlineData("/acceptance?period=2018-Q1&stage=sql", 2)]
    [InlineData("/acceptance?period=2018-Q1&segment=channel%3DPaid", 3)]
    [InlineData("/acceptance?period=2018-Q1&segment=channel%3DPaid%20%26%20persona%3D%28none%29", 3)]
    public Task The_number_of_those_handed_over_leads_to_as_many_lines(string path, int leads) => ListedAsync(comeback.App, path, leads);

    [Theory]
    [InlineData("Accepted", "1 | 20.0%")]
    [InlineData("Rejected", "2 | 40.0%")]
    [InlineData("Other", "1 | 20.0%")]
    [InlineData("Waiting", "1 | 20.0%")]
    public async Task What_became_of_them_adds_up_to_all_handed_over(string fate, string figures) =>
        Assert.StartsWith($"{fate} | {figures} |", ReportPages.Line(await site.App.WordsAsync("/acceptance?period=2018-01"), "fate", fate), StringComparison.Ordinal);

    [Fact]
    public async Task The_rate_has_its_limits() =>
        Assert.Contains("95% interval 6.1% to 79.2%", await site.App.WordsAsync("/acceptance?period=2018-01"), StringComparison.Ordinal);

    [Fact]
    public async Task The_reasons_have_their_shares_and_bars_and_one_that_was_not_given_is_said()
    {
        var words = await site.App.WordsAsync("/acceptance?period=2018-01");
        Assert.StartsWith("Budget | 1 | 50.0% |", ReportPages.Line(words, "reasons", "Budget"), StringComparison.Ordinal);
        Assert.StartsWith("no reason given | 1 | 50.0% |", ReportPages.Line(words, "reasons", "no reason given"), StringComparison.Ordinal);
        Assert.Contains("<rect width=\"50\" height=\"10\" />", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_in_which_nobody_was_handed_over_has_no_rate_and_says_why()
    {
        var words = await site.App.WordsAsync("/acceptance?period=2017-06");
        Assert.Contains("Nobody was handed over in June 2017.", words, StringComparison.Ordinal);
        Assert.Contains("No lead was rejected in this period.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_that_is_not_there_is_answered_in_words()
    {
        var (status, words) = await site.App.AnswerAsync("/acceptance?stage=nobody");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("There is no stage 'nobody'.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        Assert.Contains("Nobody has been handed over to sales yet", await empty.WordsAsync("/acceptance"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_accessible_and_fits_in_every_look() => ReportLooks.CheckAsync(site.App, "/acceptance?period=2018-01", charts: 0);

    private static async Task ListedAsync(WebApp app, string path, int leads)
    {
        var link = Regex.Match(await app.WordsAsync(path), "data-figure=\"handed-over\"> <a data-count=\"[0-9]+\" href=\"([^\"]*)\" title=\"Show these leads\">([^<]*)</a>");
        var list = await app.WordsAsync(link.Groups[1].Value);
        Assert.Equal($"{leads}", link.Groups[2].Value);
        Assert.Contains($">{leads} entries into ", list, StringComparison.Ordinal);
        Assert.Equal(leads, Regex.Count(list.Split("id=\"entries\"")[1], "<th scope=\"row\">"));
    }
}
