using System.Net;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages.Efficiency;

public class EfficiencyPageTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_says_in_a_sentence_what_became_of_the_cohort() => Assert.Contains(
        "Of the 4 leads that first entered MQL in Q1 2018, 50.0% have reached SQL so far.",
        await site.App.SaidAsync("/efficiency?period=2018-Q1"), StringComparison.Ordinal);

    [Fact]
    public async Task The_two_rates_stand_apart_each_with_what_it_counts()
    {
        // Five entries, because b came back, and two moves; four leads, of which two got there.
        var words = await site.App.SaidAsync("/efficiency?period=2018-Q1");
        Assert.Contains("data-figure=\"volume\"> 40.0% </p>", words, StringComparison.Ordinal);
        Assert.Contains("2 moves ÷ 5 entries", words, StringComparison.Ordinal);
        Assert.Contains("data-figure=\"cohort\"> 50.0% </p>", words, StringComparison.Ordinal);
        Assert.Contains("95% interval 15.0% to 85.0%", words, StringComparison.Ordinal);
        Assert.Contains("2 of 4 leads, 0 of them inferred", words, StringComparison.Ordinal);
        Assert.Contains("Too few leads have been seen for long enough.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30 days", "4", "2")]
    [InlineData("60 days", "3", "2")]
    [InlineData("90 days", "1", "1")]
    public async Task A_horizon_counts_the_leads_seen_for_so_long(string within, string seen, string reached) =>
        Assert.EndsWith($" | {reached} | {seen}", ReportPages.Line(await site.App.WordsAsync("/efficiency?period=2018-Q1"), "horizons", within), StringComparison.Ordinal);

    [Fact]
    public async Task A_cohort_is_shaded_as_it_ages_and_hatched_where_not_all_have_been_seen()
    {
        var words = await site.App.SaidAsync("/efficiency?period=2018-Q1&grain=month");
        Assert.Equal("January 2018 | 3 | 66.7% | 20.8% – 93.9% | 33% | 67%", ReportPages.Line(words, "cohorts", "January 2018"));
        Assert.Equal("February 2018 | 1 | 0.0% | 0.0% – 79.3% | 0% | 0%", ReportPages.Line(words, "cohorts", "February 2018"));
        Assert.Contains("title=\"so far; not all leads have been seen for so long\">0%</td>", words, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number shade-5\">33%</td> <td class=\"number shade-10\">67%</td>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rates_stand_month_by_month_and_without_a_known_time_no_cohort_counts_as_mature()
    {
        var words = await site.App.WordsAsync("/efficiency?period=2018-Q1&grain=month");
        Assert.StartsWith("January 2018 | 66.7% | 20.8% – 93.9% | ", ReportPages.Line(words, "rates-table", "January 2018"), StringComparison.Ordinal);
        Assert.Contains("How long it takes to get there is not known yet, so that no cohort counts as mature.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cohorts_too_young_to_judge_are_hatched_and_marked()
    {
        // Thirty leads took ten days each; on 10 April those of April have not been seen for so long.
        await using var data = await TestDatabase.NewAsync(Engine.Sqlite);
        var world = new World(data).Lead("young", "mql 2018-04-05");
        for (var day = 1; day <= 30; day++) world.Lead($"lead{day}", $"mql 2018-01-{day:00}", $"sql {new DateOnly(2018, 1, day).AddDays(10):yyyy-MM-dd}");
        await world.WriteAsync();
        await using var app = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
        var words = await app.WordsAsync("/efficiency?period=2018-01-01..2018-04-10&grain=month");
        Assert.Contains("\"hatched\":{\"from\":3,\"text\":\"still maturing\"}", words, StringComparison.Ordinal);
        Assert.StartsWith("April 2018 | 0.0%* | ", ReportPages.Line(words, "rates-table", "April 2018"), StringComparison.Ordinal);
        Assert.Contains("seen for 10 days, within which nine in ten of those that get there do so", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_that_went_past_the_stage_count_and_are_named_unless_the_policy_is_strict()
    {
        await using var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await new World(data).Lead("p", "mql 2018-01-01", "opportunity 2018-01-05").Lead("s", "mql 2018-01-04").WriteAsync();
        await using var app = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));

        var later = await app.SaidAsync("/efficiency?period=2018-01");
        Assert.Contains("1 lead went past it without entering it: the passage is inferred and counts.", later, StringComparison.Ordinal);
        Assert.Contains("1 of 2 leads, 1 of them inferred", later, StringComparison.Ordinal);
        Assert.Contains("href=\"?period=2018-01&grain=week&policy=strict\"", later, StringComparison.Ordinal);

        var strict = await app.SaidAsync("/efficiency?period=2018-01&policy=strict");
        Assert.Contains("1 lead went past it without entering it: not counted.", strict, StringComparison.Ordinal);
        Assert.Contains("0 of 2 leads, 0 of them inferred", strict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_stages_can_be_chosen_and_the_policy_stays()
    {
        var words = await site.App.WordsAsync("/efficiency?period=2018-Q1&entered=lead&reached=mql&policy=strict");
        Assert.Contains("Lead to MQL: two rates that are never mixed", words, StringComparison.Ordinal);
        Assert.Contains("<option value=\"lead\" selected=\"selected\">Lead</option>", words, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"policy\" value=\"strict\" />", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy=generous", "'generous' is not a policy.")]
    [InlineData("entered=mql&reached=mql", "From and to are both 'mql'. Name two stages.")]
    public async Task A_question_that_is_none_is_answered_in_words(string query, string message)
    {
        var (status, words) = await site.App.AnswerAsync("/efficiency?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(message, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        Assert.Contains("Nobody has moved yet, so no stage has fed another", await empty.WordsAsync("/efficiency"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_accessible_and_fits_in_every_look() => ReportLooks.CheckAsync(site.App, "/efficiency?period=2018-Q1", charts: 1);
}
