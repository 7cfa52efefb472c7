using System.Net;
using FunnelReports.Core.Metrics;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Forecast;

public class ForecastPageTests(ForecastSite site) : IClassFixture<ForecastSite>
{
    [Fact]
    public async Task It_says_what_to_expect_between_what_limits_and_what_past_forecasts_were_worth()
    {
        var page = await site.App.WordsAsync("/forecast");
        Assert.Contains("In the next 30 days 30 leads should enter MQL; in four of five cases between ", page, StringComparison.Ordinal);
        Assert.StartsWith("MQL | 10 | 30 | ", ReportPages.Line(page, "forecast", "MQL"), StringComparison.Ordinal);
        Assert.Contains("No closer than the simple rules: take them as the better guide.", page, StringComparison.Ordinal);
        Assert.StartsWith("MQL | no closer | 0.0 | 0.0 | 0.0 | 100% | ", ReportPages.Line(page, "worth", "MQL"), StringComparison.Ordinal);
        Assert.EndsWith(" | no closer", ReportPages.Line(page, "forecast", "MQL"), StringComparison.Ordinal);
        Assert.Contains("In the next 90 days 90 leads should enter SQL", await site.App.WordsAsync("/forecast?days=90&stage=sql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stock_of_the_last_weeks_goes_on_into_the_days_ahead_with_both_intervals()
    {
        // Ten MQLs are in it on each day, and should be.
        var page = await site.App.WordsAsync("/forecast");
        Assert.Equal("8 Apr 2018 | 10 | – | – | –", ReportPages.Line(page, "fan-table", "8 Apr 2018"));
        Assert.Equal("10 Apr 2018 | 10 | 10 | 10 – 10 | 10 – 10", ReportPages.Line(page, "fan-table", "10 Apr 2018"));
        foreach (var day in new[] { "10 May 2018", "9 Jun 2018", "9 Jul 2018" })
            Assert.StartsWith($"{day} | – | 10 | ", ReportPages.Line(page, "fan-table", day), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_stage_now_leads_to_those_leads() => Assert.Contains(
        "data-figure=\"now\"> <a data-count=\"10\" href=\"/leads?list=at-end&stage=mql&period=", await site.App.WordsAsync("/forecast"), StringComparison.Ordinal);

    [Theory]
    [InlineData("enter", "30")]
    [InlineData("then", "10")]
    [InlineData("error", "0.0")]
    [InlineData("same-as-last", "0.0")]
    [InlineData("same-weekdays", "0.0")]
    [InlineData("within-80", "100.0%")]
    public async Task What_is_expected_of_the_stage_shown_and_what_forecasts_have_been_worth_stands_in_figures(string figure, string shown) =>
        Assert.Contains($"data-figure=\"{figure}\"> {shown} </p>", await site.App.WordsAsync("/forecast"), StringComparison.Ordinal);

    [Theory]
    [InlineData("forecast-open")]
    [InlineData("forecast-arrivals")]
    [InlineData("forecast-stock")]
    [InlineData("forecast-limits-80")]
    [InlineData("forecast-error")]
    [InlineData("forecast-same-as-last")]
    [InlineData("forecast-same-weekdays")]
    [InlineData("forecast-within-80")]
    [InlineData("forecast-count")]
    public async Task Each_number_is_explained_by_the_glossary_and_links_to_it(string metric)
    {
        var page = await site.App.WordsAsync("/forecast");
        Assert.Contains($"<span>{MetricCatalog.Of(metric).Meaning}</span>", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/glossary#{metric}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_days_and_unknown_segments_are_answered_in_words_and_an_empty_funnel_says_what_to_do()
    {
        foreach (var (path, said) in new[] { ("/forecast?days=31", "A forecast looks 30, 60 or 90 days ahead."), ("/forecast?segment=channel%3DNone", "No lead has the channel 'None'.") })
        {
            var (status, words) = await site.App.AnswerAsync(path);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(said, words, StringComparison.Ordinal);
        }

        await using var empty = await WebApp.StartAsync(works: false);
        Assert.Contains("There is no past to learn from yet", await empty.WordsAsync("/forecast"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_back_to_all_leads_keeps_the_days_and_the_stage()
    {
        var page = await site.App.WordsAsync("/forecast?days=60&stage=sql&segment=channel%3DPaid");
        Assert.Contains("Segment: channel=Paid. Computed live for these leads.", page, StringComparison.Ordinal);
        Assert.Contains("href=\"?days=60&stage=sql\">All leads</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Save as a segment", page, StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task Boxes_choose_the_leads_and_keep_the_days_and_the_stage() =>
        BrowserFixture.VisitAsync(site.App.Address, BrowserLook.Desk, async visit =>
        {
            await site.App.SignInAsync(visit, Roles.Marketer);
            await visit.GoAsync("/forecast?days=60&stage=sql");
            await visit.Page.Locator(".segment-step summary").ClickAsync();
            await visit.Page.GetByLabel("Paid", new() { Exact = true }).CheckAsync();
            await visit.Page.Locator(".segment-panel button[type=submit]").ClickAsync();
            await visit.ArriveAsync(".segment-label:text-is('Paid')");
            Assert.Contains("In the next 60 days 30 leads should enter SQL", await visit.Page.Locator(".lede").TextContentAsync(), StringComparison.Ordinal);
        });

    [BrowserFact]
    public async Task It_is_drawn_accessible_and_fits_in_every_look()
    {
        await ReportLooks.CheckAsync(site.App, "/forecast", charts: 2);
        await ReportLooks.CheckAsync(site.App, "/forecast?segment=channel%3DPaid", charts: 2);
    }
}
