using System.Net;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Reports;

public class KeptPagesTests
{
    private const string Overview = "/?period=2018-Q1";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_report_is_made_once_for_all_of_a_role_until_something_changes(Engine engine)
    {
        await using var site = await KeptSite.NewAsync(engine);
        await site.App.AddAsync("other@example.test", Roles.Marketer);
        var first = await KeptSite.OverviewAsync(site.App, Roles.Marketer);
        Assert.Contains("Entered MQL", first, StringComparison.Ordinal);

        await site.RenameUnseenAsync("Unseen");
        using var other = site.App.NewClient();
        await other.SignInAsync("other@example.test", WebApp.Password);
        var kept = await other.GetStringAsync(new Uri(Overview, UriKind.Relative));

        Assert.Contains("Entered MQL", kept, StringComparison.Ordinal);
        Assert.Contains("other@example.test", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(WebApp.EmailOf(Roles.Marketer), kept, StringComparison.Ordinal);
        Assert.Contains("charts.", kept, StringComparison.Ordinal);
        Assert.Contains("Entered Unseen", await KeptSite.OverviewAsync(site.App, Roles.Sales), StringComparison.Ordinal);
        Assert.Contains("Entered Unseen", await other.GetStringAsync(new Uri(Overview + "&grain=month", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_a_change_the_next_request_shows_it_whichever_server_is_asked(Engine engine)
    {
        await using var site = await KeptSite.NewAsync(engine);
        await using var second = site.Second();
        await site.App.AccountAsync(Roles.Marketer);
        using var one = site.App.NewClient();
        using var two = second.NewClient();
        await one.SignInAsync(WebApp.EmailOf(Roles.Marketer), WebApp.Password);
        await two.SignInAsync(WebApp.EmailOf(Roles.Marketer), WebApp.Password);
        var entries = 5;
        foreach (var lead in (string[])["e", "f", "g"])
        {
            Assert.Equal((entries, entries), (await EntriesAsync(one), await EntriesAsync(two)));
            await site.World.Lead(lead, "mql 2018-03-05").WriteAsync();
            entries++;
        }

        Assert.Equal((entries, entries), (await EntriesAsync(two), await EntriesAsync(one)));

        static async Task<int> EntriesAsync(HttpClient client)
        {
            var html = await client.GetStringAsync(new Uri(Overview, UriKind.Relative));
            var at = html.IndexOf("id=\"entered-mql\"", StringComparison.Ordinal);
            var figure = html[html.IndexOf("data-figure", at, StringComparison.Ordinal)..];
            return int.Parse(figure[(figure.IndexOf("leads\">", StringComparison.Ordinal) + 7)..].Split('<')[0], System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task A_browser_that_holds_the_page_is_told_so_until_it_would_look_different()
    {
        await using var site = await KeptSite.NewAsync(Engine.Sqlite);
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var (_, tag) = await KeptSite.AskAsync(client, Overview);
        Assert.Equal((HttpStatusCode.NotModified, tag), await KeptSite.AskAsync(client, Overview, tag));

        using var other = await site.App.ClientForAsync(Roles.Sales);
        Assert.Equal(HttpStatusCode.OK, (await KeptSite.AskAsync(other, Overview, tag)).Status);

        // Another version, in which this page says the same.
        await site.RenameAsync("MQL");
        Assert.Equal(HttpStatusCode.NotModified, (await KeptSite.AskAsync(client, Overview, tag)).Status);

        await site.RenameAsync("Qualified");
        Assert.Equal(HttpStatusCode.OK, (await KeptSite.AskAsync(client, Overview, tag)).Status);
    }

    [Fact]
    public async Task Other_colours_are_another_page()
    {
        await using var site = await KeptSite.NewAsync(Engine.Sqlite);
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var (_, tag) = await KeptSite.AskAsync(client, Overview);
        (await client.SendFormToAsync(Overview, "/theme", ("theme", "dark"), ("returnUrl", "/"))).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await KeptSite.AskAsync(client, Overview, tag)).Status);
    }

    [Fact]
    public async Task Without_the_cookie_of_its_forms_a_page_has_no_tag()
    {
        await using var site = await KeptSite.NewAsync(Engine.Sqlite);
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var (_, tag) = await KeptSite.AskAsync(client, Overview);
        using var fresh = site.App.NewClient();
        using var answer = await fresh.TrySignInAsync(WebApp.EmailOf(Roles.Marketer), WebApp.Password);
        var signIn = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(SignInCookie.Name, StringComparison.Ordinal)).Split(';')[0];
        using var bare = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = site.App.Address };
        bare.DefaultRequestHeaders.Add("Cookie", signIn);
        Assert.Equal((HttpStatusCode.OK, null), await KeptSite.AskAsync(bare, Overview, tag));
    }

    [Theory]
    [InlineData("/?period=2018-13", HttpStatusCode.BadRequest)]
    [InlineData("/leads?stage=mql&period=2018-Q1", HttpStatusCode.OK)]
    public async Task A_mistake_and_a_list_of_people_have_no_tag(string address, HttpStatusCode status)
    {
        await using var site = await KeptSite.NewAsync(Engine.Sqlite);
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        await KeptSite.AskAsync(client, Overview);
        Assert.Equal((status, null), await KeptSite.AskAsync(client, address));
    }

    [Fact]
    public async Task The_forms_around_a_kept_page_work()
    {
        await using var site = await KeptSite.NewAsync(Engine.Sqlite);
        await KeptSite.OverviewAsync(site.App, Roles.Marketer);
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var answer = await client.SendFormToAsync(Overview, "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("302 /sign-in", await client.LookAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_the_api_has_the_tag_of_the_data()
    {
        const string stages = "/api/v1/reports/stages?period=2018-Q1";
        await using var site = await KeptSite.NewAsync(Engine.Sqlite);
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var (_, tag) = await KeptSite.AskAsync(client, stages);
        Assert.Equal((HttpStatusCode.NotModified, tag), await KeptSite.AskAsync(client, stages, tag));
        Assert.Equal(HttpStatusCode.OK, (await KeptSite.AskAsync(client, stages + "&grain=month", tag)).Status);
        Assert.Equal((HttpStatusCode.BadRequest, null), await KeptSite.AskAsync(client, "/api/v1/reports/stages?period=never"));
        await site.World.Lead("e", "mql 2018-03-05").WriteAsync();
        Assert.Equal(HttpStatusCode.OK, (await KeptSite.AskAsync(client, stages, tag)).Status);
    }
}
