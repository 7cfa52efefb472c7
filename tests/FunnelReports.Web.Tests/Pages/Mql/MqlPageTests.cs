using System.Net;
using FunnelReports.TestKit.Browsers;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Mql;

public class MqlPageTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_says_how_many_entered_and_within_how_long_half_leave() =>
        Assert.Contains(
            "5 leads entered MQL in Q1 2018, after none in Q4 2017; half leave within 30 days.",
            await site.App.SaidAsync("/mql?period=2018-Q1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("closing", "2")]
    [InlineData("entered", "5")]
    [InlineData("left", "3")]
    [InlineData("mean", "20.2 days")]
    [InlineData("survival", "30.0 days")]
    [InlineData("cost-simple", "€225.00")]
    [InlineData("cost-entered", "4")]
    public async Task Each_figure_is_the_one_counted_by_hand(string figure, string shown)
    {
        var html = await HtmlAsync("/mql?period=2018-Q1");
        var from = html.IndexOf($"data-figure=\"{figure}\"", StringComparison.Ordinal);
        var text = html[from..html.IndexOf("</p>", from, StringComparison.Ordinal)];
        Assert.Contains(shown, Words(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_names_every_entry_newest_first()
    {
        var html = await HtmlAsync("/mql?period=2018-Q1");
        var list = html[html.IndexOf("id=\"entries\"", StringComparison.Ordinal)..];
        var days = new[] { "1 Mar 2018", "5 Feb 2018", "20 Jan 2018", "10 Jan 2018", "1 Jan 2018" }.Select(day => list.IndexOf($">{day}, ", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, days);
        Assert.Equal(days.Order(), days);
    }

    [Fact]
    public async Task Who_may_not_see_leads_sees_ids_and_no_names()
    {
        Assert.Contains("<th scope=\"col\">Name, company</th>", await HtmlAsync("/mql?period=2018-Q1"), StringComparison.Ordinal);
        Assert.DoesNotContain("<th scope=\"col\">Name, company</th>", await HtmlAsync("/mql?period=2018-Q1", Roles.Ops), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_in_which_nobody_entered_has_no_cost_and_says_why() =>
        Assert.Contains("Nobody entered for the first time in this period.", await HtmlAsync("/mql?period=2017-12&segment=channel%3DPaid"), StringComparison.Ordinal);

    [BrowserFact]
    public Task It_is_drawn_accessible_and_fits_in_every_look() => ReportLooks.CheckAsync(site.App, "/mql?period=2018-Q1&grain=month", charts: 3);

    private static string Words(string html) => string.Join(' ', html.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('\u00a0', ' ');

    private async Task<string> HtmlAsync(string path, string role = Roles.Marketer)
    {
        using var client = await site.App.ClientForAsync(role);
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }
}
