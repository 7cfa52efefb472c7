using System.Net;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages.Settings;

public sealed class SettingsPageTests : IAsyncLifetime
{
    private const string Page = "/settings";

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
    public async Task What_is_saved_holds_from_then_on_and_is_noted_with_who_did_it()
    {
        using var answer = await SendAsync("Europe/Zagreb", "czk", "4", "30");

        Assert.Equal((HttpStatusCode.Redirect, Page), (answer.StatusCode, answer.Headers.Location?.OriginalString.ToLowerInvariant()));
        var words = await admin.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Contains("The settings are saved.", words, StringComparison.Ordinal);
        Assert.Matches("name=\"TimeZone\" value=\"Europe/Zagreb\"", words);
        Assert.Matches("name=\"Currency\" value=\"CZK\"", words);
        Assert.Matches("<option value=\"4\" selected=\"selected\">April", words);
        await using var db = app.Data.Database.Open();
        Assert.Equal(
            ["CostLagDays: measured -> 30", "Currency: EUR -> CZK", "FiscalYearStart: 1 -> 4", "TimeZone: UTC -> Europe/Zagreb", "WeekStart: monday -> sunday"],
            (await db.AuditEntries.Where(a => a.Action == "setting.set" && a.Actor == WebApp.EmailOf(Roles.Admin)).ToListAsync()).Select(a => $"{a.Subject}: {a.Detail}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task When_one_field_is_wrong_nothing_is_saved_and_nothing_typed_is_lost()
    {
        using var answer = await SendAsync("Mars/Olympus", "CZK", "4", "soon");

        var words = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Nothing is saved yet: see the fields marked below.", words, StringComparison.Ordinal);
        Assert.Contains("is not an IANA time zone. Use a name such as Europe/Paris", words, StringComparison.Ordinal);
        Assert.Contains("is no lag. Write the days from first entry to MQL, 0 to 1095", words, StringComparison.Ordinal);
        foreach (var typed in new[] { "Mars/Olympus", "CZK", "soon" }) Assert.Contains($"value=\"{typed}\"", words, StringComparison.Ordinal);
        Assert.Equal(("UTC", "EUR"), await InForceAsync());
    }

    [Fact]
    public async Task Another_zone_counts_the_leads_anew_and_a_currency_with_amounts_stays()
    {
        using var folder = new TempFolder();
        var moves = folder.Write("moves.csv", "lead_id,stage,occurred_at,amount\na,customer,2017-12-31T23:30:00Z,10.00\n");
        await new ImportAndFold(app.Data.Database, new FixedClock("2018-01-01T12:00:00Z")).RunAsync(new ImportRequest(ImportKind.Transitions, moves), default);

        using var refused = await SendAsync("Europe/Zagreb", "CZK", "1", "");
        Assert.Contains("Currency stays EUR: amounts are kept in it already.", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(("UTC", "EUR"), await InForceAsync());

        using var saved = await SendAsync("Europe/Zagreb", "EUR", "1", "");
        Assert.Contains("Counted anew: 1 lead.", await admin.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
        await using var db = app.Data.Database.Open();
        Assert.Equal([new DateOnly(2018, 1, 1)], await db.FlowDays.Select(f => f.Day).Distinct().ToListAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string zone, string currency, string month, string lag) =>
        admin.SendFormAsync(Page, ("TimeZone", zone), ("Currency", currency), ("FiscalYearStart", month), ("WeekStart", "sunday"), ("CostLagDays", lag));

    private async Task<(string Zone, string Currency)> InForceAsync()
    {
        var workspace = await app.Data.WorkspaceAsync();
        return (workspace.Calendar.ZoneId, workspace.Currency.Code);
    }
}
