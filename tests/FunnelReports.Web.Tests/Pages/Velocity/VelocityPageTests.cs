using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.Core.Metrics;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages.Velocity;

public class VelocityPageTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_says_within_how_long_half_leave_the_MQLs() => Assert.Contains(
        "Half of those who entered MQL in Q1 2018 leave it within 30 days.", await site.App.WordsAsync("/velocity?period=2018-Q1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("MQL", "MQL | 3 | 20.2 | 20.0 | 28.5 | 5 | 30 days | 10 – not reached | 2")]
    [InlineData("SQL", "SQL | 0 | – | – | – | 2 | not reached | – | 2")]
    [InlineData("Customer", "Customer | 0 | – | – | – | 0 | – | – | 0")]
    public async Task Each_stage_has_the_figures_counted_by_hand_and_a_median_not_reached_is_said(string stage, string line) =>
        Assert.Equal(line, ReportPages.Line(await site.App.WordsAsync("/velocity?period=2018-Q1"), "stages", stage));

    [Fact]
    public async Task The_curve_says_the_share_still_waiting_with_its_limits_day_by_day()
    {
        // Five entered; left after 10, 20 and 30 days.
        var words = await site.App.WordsAsync("/velocity?period=2018-Q1");
        Assert.Equal("9 | 100.0% | 100.0% – 100.0%", ReportPages.Line(words, "survival-table", "9"));
        Assert.StartsWith("10 | 80.0% | 20.4% – 96.9%", ReportPages.Line(words, "survival-table", "10"), StringComparison.Ordinal);
        Assert.StartsWith("30 | 40.0% | ", ReportPages.Line(words, "survival-table", "30"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lengths_and_the_medians_by_month_have_their_tables()
    {
        var words = await site.App.WordsAsync("/velocity?period=2018-Q1");
        Assert.Equal("14–29 | 1", ReportPages.Line(words, "lengths-table", "14–29"));
        Assert.Equal("365 or more | 0", ReportPages.Line(words, "lengths-table", "365 or more"));
        Assert.StartsWith("January 2018 | 15.0", ReportPages.Line(words, "trend-table", "January 2018"), StringComparison.Ordinal);
        Assert.Equal("March 2018 | –", ReportPages.Line(words, "trend-table", "March 2018"));
    }

    [Fact]
    public async Task The_time_from_entering_the_funnel_is_told_for_each_stage() =>
        Assert.Equal("SQL | 2 | 27.2 | 27.0 | 37.4", ReportPages.Line(await site.App.WordsAsync("/velocity?period=2018-Q1"), "total", "SQL"));

    [Fact]
    public async Task Another_stage_can_be_shown_and_a_new_period_keeps_it()
    {
        var words = await site.App.WordsAsync("/velocity?period=2018-Q1&stage=sql");
        Assert.Contains("Fewer than half of those who entered SQL in", words, StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2017-Q4&grain=month&stage=sql\"", words, StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2018-Q1&grain=month&stage=lead#stage\"", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Paid", "Paid | 2 | 15.0 | 15.0 | 19.0 | 3 | 20 days | 10 – not reached | 1")]
    [InlineData("Organic", "Organic | 1 | 30.5 | 30.6 | 30.6 | 1 | 30 days | – | 0")]
    [InlineData("(not set)", "(not set) | 0 | – | – | – | 1 | not reached | – | 1")]
    public async Task The_stage_is_broken_down_by_channel_with_the_figures_counted_by_hand(string channel, string line)
    {
        var words = await site.App.WordsAsync("/velocity?period=2018-Q1&by=channel");
        Assert.Contains("<h2 id=\"by-title\">MQL by channel</h2>", words, StringComparison.Ordinal);
        Assert.Equal(line, ReportPages.Line(words, "parts", channel));
    }

    [Theory]
    [InlineData("Paid")]
    [InlineData("Organic")]
    [InlineData("(not set)")]
    public async Task The_name_of_a_value_leads_to_its_leads_alone_whose_figures_are_those_of_its_line(string channel)
    {
        var words = await site.App.WordsAsync("/velocity?period=2018-Q1&by=channel&segment=channel%3DPaid%20%26%20channel%3DOrganic%20%26%20channel%3D%28none%29");
        var line = ReportPages.Line(words, "parts", channel);
        var address = Regex.Match(words, $"href=\"([^\"]*)\" title=\"Only these leads\">{Regex.Escape(channel)}</a>").Groups[1].Value;
        Assert.Equal(line[channel.Length..], ReportPages.Line(await site.App.WordsAsync("/velocity" + address), "stages", "MQL")["MQL".Length..]);
    }

    [Fact]
    public async Task A_new_period_another_stage_and_other_leads_keep_the_breakdown_and_it_can_be_left()
    {
        var words = await site.App.WordsAsync("/velocity?period=2018-Q1&stage=sql&by=channel");
        Assert.Contains("href=\"?period=2017-Q4&grain=month&stage=sql&by=channel\"", words, StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2018-Q1&grain=month&by=channel&stage=lead#stage\"", words, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"by\" value=\"channel\" />", words, StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2018-Q1&grain=month&stage=sql#by\">All together</a>", words, StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2018-Q1&grain=month&stage=sql&by=persona#by\">Persona</a>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breakdown_of_chosen_leads_says_that_it_is_computed_live_and_one_of_all_does_not()
    {
        Assert.Contains("<p class=\"table-note\">Computed live for these leads.</p>", await site.App.WordsAsync("/velocity?period=2018-Q1&by=channel&segment=channel%3DPaid"), StringComparison.Ordinal);
        Assert.DoesNotContain("Computed live", await site.App.WordsAsync("/velocity?period=2018-Q1&by=channel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("velocity-exits")]
    [InlineData("velocity-mean")]
    [InlineData("velocity-median")]
    [InlineData("velocity-p90")]
    [InlineData("velocity-survival-entered")]
    [InlineData("velocity-survival-median")]
    [InlineData("velocity-survival-limits")]
    [InlineData("velocity-waiting")]
    public async Task Each_column_of_the_breakdown_is_explained_by_the_glossary_and_links_to_it(string metric)
    {
        var words = await site.App.WordsAsync("/velocity?period=2018-Q1&by=channel");
        var part = words[words.IndexOf("id=\"parts\"", StringComparison.Ordinal)..].Split("</thead>")[0];
        Assert.Contains($"<span>{MetricCatalog.Of(metric).Meaning}</span>", part, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/glossary#{metric}\">", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_breakdown_by_something_else_is_answered_in_words()
    {
        var (status, words) = await site.App.AnswerAsync("/velocity?period=2018-Q1&by=campaign");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("A report is not broken down by 'campaign'. Take channel, persona or origin.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_that_is_not_there_is_answered_in_words()
    {
        var (status, words) = await site.App.AnswerAsync("/velocity?stage=nobody");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("There is no stage 'nobody'.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        Assert.Contains("Nobody has moved yet, so there is no time to measure", await empty.WordsAsync("/velocity"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task It_is_drawn_accessible_and_fits_in_every_look()
    {
        await ReportLooks.CheckAsync(site.App, "/velocity?period=2018-Q1", charts: 3);
        await ReportLooks.CheckAsync(site.App, "/velocity?period=2018-Q1&by=channel", charts: 3);
    }
}
