using System.Net;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Pages.Cost;

public class CostPageTests(CostSite site) : IClassFixture<CostSite>
{
    private const string Quarter = "/cost?period=2018-Q1";

    [Fact]
    public async Task It_says_what_an_MQL_costs_by_each_way_of_counting() => Assert.Contains(
        "One MQL of Q1 2018 cost €60.00 plainly; €50.00 with the spend moved back by 30 days; €50.00 with each day's spend given to the days on which its leads arrive.",
        await site.App.WordsAsync(Quarter), StringComparison.Ordinal);

    [Theory]
    [InlineData("Simple", "Simple | 1 Jan 2018 – 31 Mar 2018 | €1,800.00 | €60.00 | €42.03 – €88.93 | 90 of 90 days")]
    [InlineData("Lag-adjusted", "Lag-adjusted | 2 Dec 2017 – 1 Mar 2018 | €1,500.00 | €50.00 | €35.02 – €74.11 | 90 of 90 days")]
    [InlineData("Lag-weighted", "Lag-weighted | 2 Dec 2017 – 1 Mar 2018 | €1,500.00 | €50.00 | €35.02 – €74.11 | 90 of 90 days")]
    public async Task Each_way_has_the_days_that_it_counts_its_interval_and_for_how_many_days_the_spend_is_known(string way, string line) =>
        Assert.Equal(line, ReportPages.Line(await site.App.WordsAsync(Quarter), "ways", way));

    [Theory]
    [InlineData("MQL counted", "1 Jan 2018 | 31 Mar 2018")]
    [InlineData("Simple spend", "1 Jan 2018 | 31 Mar 2018")]
    [InlineData("Lag-adjusted spend", "2 Dec 2017 | 1 Mar 2018")]
    [InlineData("Lag-weighted spend", "2 Dec 2017 | 1 Mar 2018")]
    public async Task The_days_that_each_way_counts_stand_under_those_in_which_the_leads_are_counted(string what, string days) =>
        Assert.Equal($"{what} | {days}", ReportPages.Line(await site.App.WordsAsync(Quarter), "windows-table", what));

    [Fact]
    public async Task Where_the_period_has_too_few_leads_its_lags_lead_to_those_of_the_twelve_months_up_to_its_end() => Assert.Contains(
        "The lags are those of <a data-count=\"30\" href=\"/leads?stage=mql&period=2017-04-01..2018-03-31&first=yes\" title=\"Show these leads\">30 leads</a>;",
        await site.App.WordsAsync("/cost?period=2018-03"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Brought forward", "Brought forward | €300.00 | ")]
    [InlineData("Spent in the period", "Spent in the period | €1,800.00 | ")]
    [InlineData("Allocated to the period", "Allocated to the period |  | €1,500.00")]
    [InlineData("Not yet allocated", "Not yet allocated |  | €600.00")]
    [InlineData("Total", "Total | €2,100.00 | €2,100.00")]
    public async Task The_account_of_the_lag_weighted_spend_adds_up_on_both_sides(string name, string line) =>
        Assert.Equal(line, ReportPages.Line(await site.App.WordsAsync(Quarter), "spend-account", name));

    [Fact]
    public async Task Each_stage_has_its_cost_and_another_can_be_chosen()
    {
        var words = await site.App.WordsAsync(Quarter);
        Assert.Equal("MQL | 30 | €60.00€42.03 – €88.93 | €50.00€35.02 – €74.11 | 30 days | 2 Dec 2017 – 1 Mar 2018", ReportPages.Line(words, "stages", "MQL"));
        Assert.StartsWith("Customer | 2 | €900.00", ReportPages.Line(words, "stages", "Customer"), StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2018-Q1&grain=week&stage=customer\"", words, StringComparison.Ordinal);
        var customers = await site.App.WordsAsync(Quarter + "&stage=customer");
        Assert.Contains("One Customer of Q1 2018", customers, StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2017-Q4&grain=week&stage=customer\"", customers, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_split_by_channel_and_what_is_assigned_to_none_has_no_cost()
    {
        Assert.DoesNotContain("id=\"split-lines\"", await site.App.WordsAsync(Quarter), StringComparison.Ordinal);
        var words = await site.App.WordsAsync(Quarter + "&by=channel");
        Assert.StartsWith("Paid | 15 | €90.00 | €6.00 | ", ReportPages.Line(words, "split-lines", "Paid"), StringComparison.Ordinal);
        Assert.Equal("not assigned | 15 | €1,710.00 | – | – | 90 of 90 days", ReportPages.Line(words, "split-lines", "not assigned"));
        Assert.StartsWith("Total | 30 | €1,800.00 | €60.00 | ", ReportPages.Line(words, "split-lines", "Total"), StringComparison.Ordinal);
        var (status, wrong) = await site.App.AnswerAsync(Quarter + "&by=persona");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("spend is kept by channel and campaign", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_return_is_told_month_by_month_and_says_where_revenue_is_not_known()
    {
        // The two customers came in on 1 and 4 January.
        var words = await site.App.SaidAsync(Quarter);
        Assert.Equal("January 2018 | 11 | 2 | 1 | €500.00 | €620.00 | 0.81", ReportPages.Line(words, "return", "January 2018"));
        Assert.Contains("An amount is known for 1 of 2 customers, so the revenue is a lower limit.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_numbers_are_those_of_the_document_with_the_change_from_unrounded_costs()
    {
        var words = await site.App.WordsAsync("/cost?period=2018-02&grain=month");
        var cost = await site.App.Services.GetRequiredService<ReportDesk>().CostAsync(new ReportRequest("2018-02", Grain: "month"), default);
        Assert.StartsWith($"Simple | 1 Feb 2018 – 28 Feb 2018 | €{cost.Simple.Spend} | €{cost.Simple.PerLead} | €{cost.Simple.Low} – €{cost.Simple.High}", ReportPages.Line(words, "ways", "Simple"), StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"+{cost.Change:P1}").Replace(" ", "", StringComparison.Ordinal), words, StringComparison.Ordinal);
        var (simple, adjusted) = (cost.Series[0], cost.LagAdjustedSeries[0]);
        Assert.Equal(
            $"February 2018 | {simple.PerLead} | {simple.Low} – {simple.High} | {adjusted.PerLead} | {adjusted.Low} – {adjusted.High} | {cost.MovingAverage[0].PerLead}",
            ReportPages.Line(words, "cost-table", "February 2018"));
    }

    [Fact]
    public async Task Behind_first_entries_are_just_those_leads()
    {
        Assert.Contains("href=\"/leads?stage=mql&period=2018-Q1&first=yes\"", await site.App.WordsAsync(Quarter), StringComparison.Ordinal);
        Assert.Contains("href=\"/leads?stage=mql&period=2018-Q1&first=yes&segment=channel%3DPaid\"", await site.App.WordsAsync(Quarter + "&by=channel"), StringComparison.Ordinal);
        Assert.Contains("href=\"/leads?stage=mql&period=2018-Q1&first=yes&segment=channel%3DPaid\"", await site.App.WordsAsync(Quarter + "&by=channel&segment=channel%3DPaid"), StringComparison.Ordinal);
        Assert.Contains("15 leads entered MQL for the first time in Q1 2018", await site.App.WordsAsync("/leads?stage=mql&period=2018-Q1&first=yes&segment=channel%3D(none)"), StringComparison.Ordinal);
        Assert.Contains("30 leads entered MQL for the first time in Q1 2018", await site.App.WordsAsync("/leads?stage=mql&period=2018-Q1&first=yes"), StringComparison.Ordinal);
        Assert.Contains("15 leads entered MQL for the first time in Q1 2018", await site.App.WordsAsync("/leads?stage=mql&period=2018-Q1&first=yes&segment=channel%3DPaid"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_MQL_report_leads_to_it() =>
        Assert.Contains("href=\"/cost?period=2018-Q1&grain=week\"", await site.App.WordsAsync("/mql?period=2018-Q1"), StringComparison.Ordinal);

    [Fact]
    public async Task Without_any_spend_only_who_may_enter_budgets_is_led_there()
    {
        await using var app = WebApp.StartOn(await WithoutSpendAsync(), new FixedClock(SmallWorld.Today));
        var words = await app.WordsAsync(Quarter);
        Assert.Contains("No spend is known yet", words, StringComparison.Ordinal);
        Assert.Contains("An admin can enter budgets", words, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/budgets?", words, StringComparison.Ordinal);
        using var admin = await app.ClientForAsync(Roles.Admin);
        Assert.Contains("href=\"/budgets?year=2018\"", await admin.GetStringAsync(new Uri(Quarter, UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_spend_of_some_days_is_not_known_it_says_for_how_many_it_is()
    {
        var data = await WithoutSpendAsync();
        await new World(data).BudgetAsync("2018-01", 310);
        await new World(data).BudgetAsync("2018-03", 310);
        await using var app = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
        var words = await app.WordsAsync(Quarter);
        Assert.Contains("spend known for 62 of 90 days", words, StringComparison.Ordinal);
        Assert.Contains("Where the spend of some days is not known, the cost is a lower limit.", words, StringComparison.Ordinal);
        Assert.Equal("Brought forward | – | ", ReportPages.Line(words, "spend-account", "Brought forward"));
        Assert.Contains("“–” is not known and counts for nothing in the total.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_persona_it_says_that_spend_is_not_kept_that_way()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await new World(data).Lead("p", null, ["mql 2018-01-05"], "Founder").WriteAsync();
        await SmallWorld.WriteBudgetsAsync(data);
        await using var app = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
        var words = await app.WordsAsync(Quarter + "&segment=persona%3DFounder");
        Assert.Contains("Spend is kept by channel and by campaign: what was spent on persona=Founder is not known.", words, StringComparison.Ordinal);
        Assert.StartsWith("Simple | 1 Jan 2018 – 31 Mar 2018 | – | – | – | 0 of 90 days", ReportPages.Line(words, "ways", "Simple"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        Assert.Contains("Nobody has moved yet, so there is nobody to pay for", await empty.WordsAsync("/cost"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_drawn_accessible_and_fits_in_every_look() => ReportLooks.CheckAsync(site.App, Quarter + "&by=channel&grain=month", charts: 2);

    private static async Task<TestDatabase> WithoutSpendAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await SmallWorld.WriteAsync(data);
        return data;
    }
}
