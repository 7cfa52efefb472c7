using System.Net;
using System.Text.Json;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Api;
using FunnelReports.Web.Auth;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Pages.Goal;

public class GoalPageTests(GoalSite site) : IClassFixture<GoalSite>
{
    private const string Guide = "/goal?period=2018&revenue=10%2C000%2C000&deal=50000&closeRate=25%20%25&mqlToSql=0.2";

    [Fact]
    public async Task Ten_million_at_50000_a_deal_take_200_customers_800_SQLs_and_4000_MQLs()
    {
        var words = await site.App.WordsAsync(Guide);
        Assert.Contains("A revenue of €10,000,000.00 in 2018 takes 200 customers, 800 SQLs, 4,000 MQLs, 4,667 leads.", words, StringComparison.Ordinal);
        Assert.Equal(["200", "800", "4,000", "4,667", "–"], new[] { "customers", "sqls", "mqls", "leads", "visits" }.Select(figure => Figure(words, "goal-" + figure)));
    }

    [Fact]
    public async Task With_400_customers_it_takes_1600_SQLs_and_8000_MQLs() => Assert.Contains(
        "400 customers in 2018 take 1,600 SQLs, 8,000 MQLs",
        await site.App.WordsAsync("/goal?period=2018&customers=400&closeRate=0.25&mqlToSql=20%25"), StringComparison.Ordinal);

    [Fact]
    public async Task It_opens_with_the_year_that_runs_and_with_the_own_rates()
    {
        var words = await site.App.WordsAsync("/goal");
        Assert.Contains("Name a revenue or a number of customers, and see how many leads it takes.", words, StringComparison.Ordinal);
        Assert.Equal("MQL → SQL | 50.0% | 15.0% – 85.0% | 2 | 4 | measured", ReportPages.Line(words, "rates", "MQL → SQL"));
        Assert.Equal("Visits → Lead | – | – | – | – | not known", ReportPages.Line(words, "rates", "Visits → Lead"));
        Assert.Contains("1 Jan 2017 – 31 Dec 2017", words, StringComparison.Ordinal);
        Assert.Contains("placeholder=\"50.0%\"", words, StringComparison.Ordinal);
        Assert.Contains("placeholder=\"500.00\"", words, StringComparison.Ordinal);
        Assert.Contains("Visits are not recorded here", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_rate_is_marked_as_given_and_the_average_deal_tells_what_it_is_made_of()
    {
        var words = await site.App.SaidAsync("/goal?period=2018&revenue=5000&closeRate=25%25&visitToLead=2%25");
        Assert.Equal("SQL → Customer | 25.0% | – | – | – | given", ReportPages.Line(words, "rates", "SQL → Customer"));
        Assert.Contains("Average deal: €500.00, measured. 2 customers among the leads of these months have an amount, €1,000.00 together.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Visits are not recorded here", words, StringComparison.Ordinal);
        Assert.Equal("4,700", Figure(words, "goal-visits"));
    }

    [Fact]
    public async Task Progress_stands_beside_the_share_of_the_days_and_leads_to_the_leads()
    {
        var words = await site.App.WordsAsync("/goal?period=2018&customers=10");
        Assert.StartsWith("MQL | 1 | 40 | 2.5% | ", ReportPages.Line(words, "progress", "MQL"), StringComparison.Ordinal);
        Assert.StartsWith("Days | 100 | 365 | 27.4% | ", ReportPages.Line(words, "progress", "Days"), StringComparison.Ordinal);
        Assert.Contains("href=\"/leads?stage=mql&period=2018&first=yes\"", words, StringComparison.Ordinal);
        Assert.Contains("1 lead entered MQL for the first time in 2018", await site.App.WordsAsync("/leads?stage=mql&period=2018&first=yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_that_was_not_understood_is_told_and_what_was_typed_stays_in_the_form()
    {
        var (status, words) = await site.App.AnswerAsync("/goal?period=2018&revenue=1000&closeRate=quarter");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("The close rate 'quarter' was not understood. Write it as 25 % or 0.25, with a point before decimals.", words, StringComparison.Ordinal);
        Assert.Contains("name=\"closeRate\" value=\"quarter\"", words, StringComparison.Ordinal);
        Assert.Contains("name=\"revenue\" value=\"1000\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_goal_is_a_link_a_new_period_keeps_it_and_the_form_keeps_the_period()
    {
        var words = await site.App.WordsAsync("/goal?period=2018&customers=10&closeRate=25%25&segment=channel%3DPaid");
        Assert.Contains("href=\"?period=2017&grain=week&segment=channel%3DPaid&customers=10&closeRate=25%25\"", words, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"segment\" value=\"channel=Paid\" />", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_gives_the_document_that_the_page_shows()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var goal = await site.App.Services.GetRequiredService<ReportDesk>().GoalAsync(new ReportRequest("2018") { Goal = new GoalTerms("10000000", Deal: "50000", CloseRate: "0.25", MqlToSql: "20%") }, default);
        Assert.Equal(
            JsonSerializer.Serialize(goal, ReportJson.Options),
            await client.GetStringAsync(new Uri("/api/v1/reports/goal?period=2018&revenue=10000000&deal=50000&closeRate=0.25&mqlToSql=20%25", UriKind.Relative)));
        var words = await site.App.WordsAsync("/goal?period=2018&revenue=10000000&deal=50000&closeRate=0.25&mqlToSql=20%25");
        Assert.Equal(FormattableString.Invariant($"{goal.Needed.Leads:N0}"), Figure(words, "goal-leads"));
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        Assert.Contains("Nobody has moved yet, so there are no rates of your own", await empty.WordsAsync("/goal"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_accessible_and_fits_in_every_look() => ReportLooks.CheckAsync(site.App, Guide, charts: 0);

    [BrowserFact]
    public Task Typing_a_goal_and_showing_it_leads_to_its_address() =>
        BrowserFixture.VisitAsync(site.App.Address, BrowserLook.Desk, async visit =>
        {
            await site.App.SignInAsync(visit, Roles.Marketer);
            await visit.GoAsync("/goal");
            await visit.Page.FillAsync("#goal-customers", "400");
            await visit.Page.FillAsync("#goal-closeRate", "25 %");
            await visit.Page.ClickAsync(".goal-form button[type=submit]");
            await visit.ArriveAsync("#goal-sqls");
            Assert.Contains("customers=400", visit.Page.Url, StringComparison.Ordinal);
            Assert.Equal("1,600", (await visit.Page.InnerTextAsync("[data-figure=goal-sqls]")).Trim());
        });

    private static string Figure(string words, string figure)
    {
        var from = words.IndexOf($"data-figure=\"{figure}\"", StringComparison.Ordinal);
        return words[(words.IndexOf('>', from) + 1)..words.IndexOf("</p>", from, StringComparison.Ordinal)].Trim();
    }
}
