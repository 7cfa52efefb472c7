using System.Net;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages;

public class CompareTests(ReportSite site) : IClassFixture<ReportSite>
{
    private static readonly string[] Comparing = ["/", "/mql", "/velocity", "/efficiency", "/acceptance", "/conversions", "/cost"];

    [Fact]
    public async Task Without_a_choice_numbers_are_told_against_the_period_before()
    {
        var words = await site.App.SaidAsync("/mql?period=2018-02");
        Assert.Contains("1 lead entered MQL in February 2018, 66.7% fewer than in January 2018; fewer than half have left so far.", words, StringComparison.Ordinal);
        Assert.Contains("down from 3 (January 2018)", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_period_can_be_typed_and_days_too()
    {
        Assert.Contains("1 lead entered MQL in February 2018, as many as in March 2018;", await site.App.SaidAsync("/mql?period=2018-02&compare=2018-03"), StringComparison.Ordinal);
        Assert.Contains("down from 2 (1–15 Jan)", await site.App.SaidAsync("/mql?period=2018-02&compare=2018-01-01..2018-01-15"), StringComparison.Ordinal);
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        Assert.Equal(
            "302 /mql?compare=2018-01-01..2018-01-15&period=2018-02&grain=day",
            await client.LookAsync("/mql?period=2018-02&grain=day&compareFrom=2018-01-01&compareTo=2018-01-15"));
    }

    [Fact]
    public async Task A_period_that_runs_says_which_days_of_the_other_it_is_compared_with()
    {
        // It is 10 April: the tenth day of the second quarter.
        var words = await site.App.SaidAsync("/?period=2018-Q2");
        Assert.Contains("0 leads entered MQL in Q2 2018, 100.0% fewer than from 1 to 10 Jan.", words, StringComparison.Ordinal);
        Assert.Contains("down from 2 (1–10 Jan)", words, StringComparison.Ordinal);
        Assert.Contains("vs 1–10 Apr 2017", await site.App.SaidAsync("/?period=2018-Q2&compare=year"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Off_shows_no_change_anywhere(string page)
    {
        var words = await site.App.WordsAsync(page + "?period=2018-02&compare=off");
        Assert.DoesNotContain("key-change", words, StringComparison.Ordinal);
        Assert.DoesNotContain("than in", words, StringComparison.Ordinal);
        Assert.Contains("Not compared", words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_and_form_of_the_bar_keeps_the_choice(string page)
    {
        var words = await site.App.WordsAsync(page + "?period=2018-02&compare=2018-01");
        var bar = words[words.IndexOf("class=\"period-picker\"", StringComparison.Ordinal)..words.IndexOf("</header>", words.IndexOf("class=\"period-picker\"", StringComparison.Ordinal), StringComparison.Ordinal)];
        var menu = bar[bar.IndexOf("Compared with", StringComparison.Ordinal)..];
        menu = menu[..menu.IndexOf("</details>", StringComparison.Ordinal)];
        var rest = bar.Replace(menu, "", StringComparison.Ordinal);
        Assert.All(rest.Split("href=\"?")[1..], link => Assert.Contains("compare=2018-01", link.Split('"')[0], StringComparison.Ordinal));
        Assert.All(rest.Split("<form method=\"get\"")[1..], form => Assert.Contains("name=\"compare\" value=\"2018-01\"", form.Split("</form>")[0], StringComparison.Ordinal));
        Assert.DoesNotContain("compare=", menu.Split("Previous period")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sometime", "What to compare with was not understood. \"sometime\" is not a period.")]
    [InlineData("2018-02-01..2018-01-01", "ends on 2018-01-01, before it starts")]
    public async Task What_cannot_be_compared_with_is_answered_in_words(string compare, string said)
    {
        var (status, words) = await site.App.AnswerAsync("/cost?period=2018-02&compare=" + compare);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(said, words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Before_the_data_begin_there_is_nothing_to_compare_with_and_the_page_says_so(string page)
    {
        var words = await site.App.WordsAsync(page + "?period=2018-Q1&compare=year");
        Assert.Contains("No data for Q1 2017 to compare with: the first move is of 28 Dec 2017.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("key-change", words, StringComparison.Ordinal);
        Assert.Contains("No data for 1969", await site.App.WordsAsync(page + "?period=1970"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_differ_in_points_and_times_in_days()
    {
        await using var app = await OfTwoMonthsAsync();
        Assert.Contains("sales accepted 50.0% of those, 50.0 points less than in January 2018.", await app.SaidAsync("/acceptance?period=2018-02"), StringComparison.Ordinal);
        Assert.Contains("leave it within 10 days, 5 days more than in January 2018.", await app.SaidAsync("/velocity?period=2018-02"), StringComparison.Ordinal);
        Assert.Contains("−50.0 points", await app.SaidAsync("/efficiency?period=2018-02"), StringComparison.Ordinal);
        Assert.Contains("2 moves into MQL in February 2018, 100.0% more than in January 2018.", await app.SaidAsync("/conversions?period=2018-02"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare=2018-01", "-50.0%")]
    [InlineData("", "-50.0%")]
    public async Task A_cost_is_told_against_the_period_that_was_chosen_whatever_the_document_compares_with(string compare, string change)
    {
        await using var app = await OfTwoMonthsAsync();
        Assert.Contains("plainly, 50.0% less than in January 2018;", await app.WordsAsync("/cost?period=2018-02&" + compare), StringComparison.Ordinal);
        Assert.Contains(change.Replace('-', '−'), await app.WordsAsync("/cost?period=2018-02&" + compare), StringComparison.Ordinal);
        Assert.DoesNotContain("plainly,", await app.WordsAsync("/cost?period=2018-03&compare=2018-01"), StringComparison.Ordinal);
    }

    public static TheoryData<string> Pages => [.. Comparing];

    // January: one MQL, accepted after 5 days, for 280 euro. February: two, one accepted and one rejected after 10 days, for 280 euro.
    private static async Task<WebApp> OfTwoMonthsAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        var world = new World(data)
            .Lead("a", "mql 2018-01-02", "sql 2018-01-07")
            .Lead("b", "mql 2018-02-02", "sql 2018-02-12")
            .Lead("c", "mql 2018-02-03", "rejected 2018-02-13");
        await world.WriteAsync();
        await world.BudgetAsync("2018-01", 280);
        await world.BudgetAsync("2018-02", 280);
        return WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }
}
