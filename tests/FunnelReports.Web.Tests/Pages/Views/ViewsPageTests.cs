using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.Data.Views;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;

namespace FunnelReports.Web.Tests.Pages.Views;

public partial class ViewsPageTests
{
    private const string Cost = "/cost?period=2018-Q1&compare=year&segment=channel%3DPaid";

    [Fact]
    public async Task A_view_is_saved_from_the_bar_which_then_leads_to_it_just_as_it_was()
    {
        await using var app = await StartAsync();
        using var sales = await app.ClientForAsync(Roles.Sales);

        Assert.Equal(Cost, await SaveAsync(sales, "Paid", Cost));

        Assert.Contains("“Paid” is saved.", await ReadAsync(sales, Cost), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Cost}\" aria-current=\"page\">Paid</a>", await ReadAsync(sales, Cost), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{Cost}\">Paid</a>", await ReadAsync(sales, "/mql"), StringComparison.Ordinal);
        Assert.DoesNotContain(">Paid</a>", await app.WordsAsync("/mql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_of_the_team_is_in_everybodys_menu_and_kept_by_marketers_and_admins()
    {
        await using var app = await StartAsync();
        using var marketer = await app.ClientForAsync(Roles.Marketer);
        using var sales = await app.ClientForAsync(Roles.Sales);
        await SaveAsync(marketer, "Board", "/mql?period=2018-Q1", forTeam: true);

        var page = await ReadAsync(sales, "/views");
        Assert.Contains("Board", page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Remove", page, StringComparison.Ordinal);
        Assert.Contains("the team</option>", await ReadAsync(marketer, "/mql"), StringComparison.Ordinal);
        Assert.DoesNotContain("the team</option>", await ReadAsync(sales, "/mql"), StringComparison.Ordinal);

        var id = IdOf(await ReadAsync(marketer, "/views"));
        using var forbidden = await sales.SendFormToAsync("/mql", "/views?handler=Save", ("called", "Ours"), ("page", "/mql"), ("forTeam", "true"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        (await sales.SendFormToAsync("/mql", "/views?handler=Remove", ("id", id))).Dispose();
        Assert.Contains("not yours to change", await ReadAsync(sales, "/views"), StringComparison.Ordinal);

        (await marketer.SendFormToAsync("/views", "/views?handler=Rename", ("id", id), ("called", "Council"))).Dispose();
        Assert.Contains(">Council</a>", await ReadAsync(sales, "/views"), StringComparison.Ordinal);
        (await marketer.SendFormToAsync("/views", "/views?handler=Remove", ("id", id))).Dispose();
        Assert.Contains("No view is saved yet", await ReadAsync(sales, "/views"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_admin_chose_opens_first_and_the_overview_stays_where_it_was()
    {
        await using var app = await StartAsync();
        using var admin = await app.ClientForAsync(Roles.Admin);
        await SaveAsync(admin, "Board", "/mql?period=2018-Q1", forTeam: true);
        var id = IdOf(await ReadAsync(admin, "/views"));
        (await admin.SendFormToAsync("/views", "/views?handler=First", ("id", id), ("role", Roles.Sales))).Dispose();

        using var sales = await app.ClientForAsync(Roles.Sales);
        Assert.Equal("302 /mql?period=2018-Q1", await sales.LookAsync("/start"));
        Assert.Equal("200", await sales.LookAsync("/"));
        Assert.Equal("302 /", await admin.LookAsync("/start"));
        Assert.Contains("class=\"brand\" href=\"/start\"", await ReadAsync(sales, "/"), StringComparison.Ordinal);

        using var marketer = await app.ClientForAsync(Roles.Marketer);
        using var forbidden = await marketer.SendFormToAsync("/views", "/views?handler=First", ("id", id), ("role", Roles.Marketer));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal("302 /", await marketer.LookAsync("/start"));
    }

    [Theory]
    [InlineData("/sign-in", "/start")]
    [InlineData("/sign-in?returnUrl=%2F", "/start")]
    [InlineData("/sign-in?returnUrl=%2Fcost", "/cost")]
    public async Task Signing_in_leads_to_what_was_asked_for_or_to_what_opens_first(string asked, string expected)
    {
        await using var app = await StartAsync();
        using var client = app.NewClient();
        using var answer = await client.SendFormAsync(asked, ("Email", await app.AccountAsync(Roles.Sales)), ("Password", WebApp.Password));
        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("https://elsewhere.example/", "")]
    [InlineData("//elsewhere.example", "")]
    [InlineData("/users", "")]
    [InlineData("/mql", "//elsewhere.example")]
    [InlineData("/", "/elsewhere.example")]
    public async Task Nobody_is_led_anywhere_but_to_a_report(string page, string query)
    {
        await using var app = await StartAsync();
        using var sales = await app.ClientForAsync(Roles.Sales);
        using var answer = await sales.SendFormToAsync("/mql", "/views?handler=Save", ("called", "Bad"), ("page", page), ("query", query));
        Assert.Equal("/views", answer.Headers.Location?.OriginalString);
        Assert.DoesNotContain("Bad", await ReadAsync(sales, "/views"), StringComparison.Ordinal);
    }

    [Fact]
    public void Views_can_be_saved_of_each_report_of_the_menu_but_the_glossary_which_has_no_bar() => Assert.Equal(
        Navigation.Items.Where(i => i.Group == "Reports" && i.Path != "/glossary").Select(i => i.Path).Append("/goal").Order(),
        ViewPages.All.Order());

    [BrowserFact]
    public async Task The_page_is_accessible_and_fits_in_every_look()
    {
        await using var app = await StartAsync();
        using var marketer = await app.ClientForAsync(Roles.Marketer);
        await SaveAsync(marketer, "What was paid for, against the year before", Cost, forTeam: true);
        await SaveAsync(marketer, "Mine", "/mql");
        await ReportLooks.CheckAsync(app, "/views", charts: 0);
    }

    private static async Task<string> SaveAsync(HttpClient client, string name, string address, bool forTeam = false)
    {
        var (page, query) = address.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? (address[..at], address[at..]) : (address, "");
        using var answer = await client.SendFormToAsync(address, "/views?handler=Save", ("called", name), ("page", page), ("query", query), ("forTeam", forTeam ? "true" : "false"));
        return answer.Headers.Location?.OriginalString ?? $"{answer.StatusCode}";
    }

    private static async Task<string> ReadAsync(HttpClient client, string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static string IdOf(string page) => Id().Match(page).Groups[1].Value;

    private static async Task<WebApp> StartAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await SmallWorld.WriteAsync(data);
        return WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }

    [GeneratedRegex("name=\"id\" value=\"([^\"]+)\"")]
    private static partial Regex Id();
}
