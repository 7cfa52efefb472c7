using System.Net;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Setup;

/// <summary>The steps of a new workspace after its first admin, and the made-up data that it can be filled with.</summary>
public sealed class FirstRunTests : IAsyncLifetime
{
    private WebApp app = null!;
    private HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        app = await WebApp.StartAsync();
        admin = await app.ClientForAsync(Roles.Admin);
    }

    public async Task DisposeAsync()
    {
        admin.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_second_step_saves_the_calendar_and_leads_to_the_third_which_shows_three_ways()
    {
        var second = await ReadAsync("/setup/calendar");
        Assert.Contains("Step 2 of 3", second, StringComparison.Ordinal);
        Assert.Contains("data-zone=\"suggest\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("CostLagDays", second, StringComparison.Ordinal);

        using var answer = await admin.SendFormAsync("/setup/calendar", ("TimeZone", "Asia/Tokyo"), ("Currency", "JPY"), ("FiscalYearStart", "10"), ("WeekStart", "sunday"));

        Assert.Equal((HttpStatusCode.Redirect, "/setup/leads"), (answer.StatusCode, answer.Headers.Location?.OriginalString.ToLowerInvariant()));
        var third = await ReadAsync("/setup/leads");
        Assert.Contains("Step 3 of 3", third, StringComparison.Ordinal);
        foreach (var way in new[] { "href=\"/import\"", "Fill it with made-up data", "funnelreports import leads leads.csv" }) Assert.Contains(way, third, StringComparison.Ordinal);
        Assert.DoesNotContain("data-zone=\"suggest\"", await ReadAsync("/setup/calendar"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_the_second_step_is_said_there_and_it_can_be_skipped()
    {
        using var answer = await admin.SendFormAsync("/setup/calendar", ("TimeZone", "Tokyo"), ("Currency", "JPY"), ("FiscalYearStart", "10"), ("WeekStart", "sunday"));

        var words = await answer.Content.ReadAsStringAsync();
        Assert.Contains("is not an IANA time zone", words, StringComparison.Ordinal);
        Assert.Contains("value=\"JPY\"", words, StringComparison.Ordinal);
        Assert.Contains("href=\"/setup/leads\"", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Made_up_data_come_with_one_click_and_go_with_one_and_the_banner_leads_there()
    {
        using var filled = await admin.SendFormToAsync("/setup/leads", "/demo?handler=Fill");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (filled.StatusCode, filled.Headers.Location?.OriginalString));
        var banner = await ReadAsync("/");
        Assert.Contains("Demo data: every lead and every amount here is made up.", banner, StringComparison.Ordinal);
        Assert.Contains("href=\"/demo\"", banner, StringComparison.Ordinal);
        using (var marketer = await app.ClientForAsync(Roles.Marketer))
            Assert.DoesNotContain("href=\"/demo\"", await marketer.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);

        using var removed = await admin.SendFormToAsync("/demo", "/demo?handler=Remove");

        Assert.Equal((HttpStatusCode.Redirect, "/setup/leads"), (removed.StatusCode, removed.Headers.Location?.OriginalString.ToLowerInvariant()));
        var after = await ReadAsync("/setup/leads");
        Assert.Contains("The made-up data are removed.", after, StringComparison.Ordinal);
        Assert.Contains("Fill it with made-up data", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Demo data:", after, StringComparison.Ordinal);
    }

    private Task<string> ReadAsync(string path) => admin.GetStringAsync(new Uri(path, UriKind.Relative));
}
