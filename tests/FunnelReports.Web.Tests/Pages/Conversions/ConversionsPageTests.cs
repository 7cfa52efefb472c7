using System.Net;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages.Conversions;

public class ConversionsPageTests(HandOverSite site) : IClassFixture<HandOverSite>
{
    // Nine moves in January, of which Spring/Form caused four; five of them into MQL, three by Spring/Form; four out of it, one by Spring/Form.
    [Fact]
    public async Task It_says_in_a_sentence_what_leads_into_the_stage_most_often() => Assert.Contains(
        "5 moves into MQL in January 2018. The most frequent known cause, with 60.0%, is Spring · Form.", await site.App.SaidAsync("/conversions?period=2018-01"), StringComparison.Ordinal);

    [Theory]
    [InlineData("in-causes", "Spring", "Spring | Form | 3 | 60.0% | 23.1% – 88.2% | 1.35")]
    [InlineData("in-causes", "Autumn", "Autumn | Call | 1 | 20.0% | 3.6% – 62.4% | 1.80")]
    [InlineData("in-causes", "no campaign known", "no campaign known | no action known | 1 | 20.0% | 3.6% – 62.4% | 0.45")]
    [InlineData("out-causes", "Spring", "Spring | Form | 1 | 25.0% | 4.6% – 69.9% | 0.56")]
    public async Task Each_cause_has_its_share_with_limits_and_its_lift(string table, string campaign, string line) =>
        Assert.Equal(line, ReportPages.Line(await site.App.WordsAsync("/conversions?period=2018-01"), table, campaign));

    [Theory]
    [InlineData("in-stages", "new in the funnel", "new in the funnel | 5 | 100.0%")]
    [InlineData("out-stages", "Rejected", "Rejected | 2 | 50.0%")]
    [InlineData("out-stages", "SQL", "SQL | 1 | 25.0%")]
    [InlineData("out-stages", "Total", "Total | 4")]
    public async Task The_stages_at_the_other_end_add_up(string table, string stage, string line) =>
        Assert.StartsWith(line + " |", ReportPages.Line(await site.App.WordsAsync("/conversions?period=2018-01"), table, stage), StringComparison.Ordinal);

    [Fact]
    public async Task The_most_frequent_causes_are_drawn_with_their_share()
    {
        var words = await site.App.WordsAsync("/conversions?period=2018-01");
        Assert.Equal("Spring · Form | 60.0% | 23.1% – 88.2%", ReportPages.Line(words, "in-chart-table", "Spring · Form"));
        Assert.Equal("cause not known | 20.0% | 3.6% – 62.4%", ReportPages.Line(words, "in-chart-table", "cause not known"));
    }

    [Theory]
    [InlineData("most-in", "60.0%", "Spring · Form")]
    [InlineData("most-out", "25.0%", "Spring · Form")]
    public async Task What_led_in_and_out_most_often_is_a_figure_that_leads_to_its_moves(string figure, string share, string cause)
    {
        var words = await site.App.SaidAsync("/conversions?period=2018-01");
        var at = words.IndexOf($"data-figure=\"{figure}\"", StringComparison.Ordinal);
        Assert.NotEqual(-1, at);
        var shown = words[at..words.IndexOf("</article>", at, StringComparison.Ordinal)];
        Assert.Contains(share, shown, StringComparison.Ordinal);
        Assert.Contains(cause, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_stage_can_be_chosen_and_a_side_without_moves_says_so()
    {
        var words = await site.App.WordsAsync("/conversions?period=2018-01&stage=rejected");
        Assert.Contains("What leads into Rejected", words, StringComparison.Ordinal);
        Assert.Contains("There was no such move in this period.", words, StringComparison.Ordinal);
        Assert.Contains("<option value=\"rejected\" selected=\"selected\">Rejected</option>", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stage_that_is_not_there_is_answered_in_words()
    {
        var (status, words) = await site.App.AnswerAsync("/conversions?stage=nobody");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("There is no stage 'nobody'.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        Assert.Contains("Nobody has moved yet, so nothing has converted", await empty.WordsAsync("/conversions"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_accessible_and_fits_in_every_look() => ReportLooks.CheckAsync(site.App, "/conversions?period=2018-01", charts: 1);
}
