using System.Net;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Notes;

public class NotesPageTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task A_note_for_the_team_stands_under_the_charts_of_everybody_and_an_own_one_only_under_mine()
    {
        using var marketer = await site.App.ClientForAsync(Roles.Marketer);
        Assert.Equal(HttpStatusCode.Redirect, (await marketer.SendFormAsync("/notes", ("First", "2018-02-05"), ("Said", "new landing page"), ("ForTeam", "true"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await marketer.SendFormAsync("/notes", ("First", "2018-02-19"), ("Last", "2018-02-21"), ("Said", "my <holiday>"))).StatusCode);

        foreach (var page in new[] { "/?period=2018-02&grain=week", "/mql?period=2018-02&grain=week", "/cost?period=2018-02&grain=week" })
        {
            var mine = await site.App.WordsAsync(page);
            Assert.Contains("<strong>2018-W06</strong> 5 Feb 2018: new landing page", mine, StringComparison.Ordinal);
            Assert.Contains("<strong>2018-W08</strong> 19 Feb 2018 – 21 Feb 2018: my <holiday>", mine, StringComparison.Ordinal);
            using var sales = await site.App.ClientForAsync(Roles.Sales);
            var theirs = await sales.GetStringAsync(new Uri(page, UriKind.Relative));
            Assert.Contains("new landing page", theirs, StringComparison.Ordinal);
            Assert.DoesNotContain("holiday", theirs, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_note_is_said_and_what_was_typed_stays()
    {
        using var marketer = await site.App.ClientForAsync(Roles.Marketer);
        using var answer = await marketer.SendFormAsync("/notes", ("First", "2018-02-05"), ("Last", "2018-02-01"), ("Said", "fair"));
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("The last day, 2018-02-01, lies before the first, 2018-02-05.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"fair\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sales_may_write_for_themselves_but_not_for_the_team()
    {
        using var sales = await site.App.ClientForAsync(Roles.Sales);
        Assert.DoesNotContain("For the whole team", await sales.GetStringAsync(new Uri("/notes", UriKind.Relative)), StringComparison.Ordinal);
        using var refused = await sales.SendFormAsync("/notes", ("First", "2018-03-01"), ("Said", "ours"), ("ForTeam", "true"));
        Assert.Contains("Your role writes no notes for the team.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task It_is_accessible_and_fits_in_every_look()
    {
        using var marketer = await site.App.ClientForAsync(Roles.Marketer);
        await marketer.SendFormAsync("/notes", ("First", "2018-01-05"), ("Said", "a fair"), ("ForTeam", "true"));
        await ReportLooks.CheckAsync(site.App, "/notes", charts: 0);
    }
}
