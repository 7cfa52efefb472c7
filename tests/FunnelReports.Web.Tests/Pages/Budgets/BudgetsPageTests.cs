using System.Net;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Tests.Pages.Budgets;

public sealed class BudgetsPageTests : IAsyncLifetime
{
    private const string Page = "/budgets?year=2018";

    private WebApp app = null!;
    private HttpClient admin = null!;

    public async Task InitializeAsync()
    {
        app = await WebApp.StartAsync(clock: new FixedClock("2018-01-01T12:00:00Z"));
        admin = await app.ClientForAsync(Roles.Admin);
    }

    public async Task DisposeAsync()
    {
        admin.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task What_an_admin_saves_stands_in_the_fields_afterwards()
    {
        using var answer = await admin.SendFormAsync(Page, ("Amounts[2018-01-media]", "1,234.5"), ("Shown[2018-01-media]", ""), ("Amounts[2018-02-staff]", "0"), ("Shown[2018-02-staff]", ""));

        Assert.Equal((HttpStatusCode.Redirect, Page), (answer.StatusCode, answer.Headers.Location?.OriginalString.ToLowerInvariant()));
        var page = await admin.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Contains("2 budgets are saved.", page, StringComparison.Ordinal);
        Assert.Equal(("1,234.50", "123450"), (Typed(page, "2018-01-media"), ShownIn(page, "2018-01-media")));
        Assert.Equal(("0.00", "0"), (Typed(page, "2018-02-staff"), ShownIn(page, "2018-02-staff")));
        Assert.Equal(("", ""), (Typed(page, "2018-03-media"), ShownIn(page, "2018-03-media")));
    }

    [Fact]
    public async Task A_wrong_amount_saves_nothing_keeps_all_that_was_typed_and_says_which_cell_and_how_to_mend_it()
    {
        using var answer = await admin.SendFormAsync(
            Page, ("Amounts[2018-01-media]", "500"), ("Shown[2018-01-media]", ""), ("Amounts[2018-03-agency]", "1,5"), ("Shown[2018-03-agency]", ""));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("500", "1,5"), (Typed(page, "2018-01-media"), Typed(page, "2018-03-agency")));
        Assert.Contains("March 2018, Agency: “1,5” is not an amount in EUR. Write it like 1,234.50, or leave the field empty.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("href=\"#cell-2018-03-agency\"", page, StringComparison.Ordinal);
        Assert.Equal("true", Attribute(page, "2018-03-agency", "aria-invalid"));
        Assert.Equal("cell-2018-03-agency-fault", Attribute(page, "2018-03-agency", "aria-describedby"));
        Assert.Equal("autofocus", Attribute(page, "2018-03-agency", "autofocus"));
        Assert.Null(Attribute(page, "2018-01-media", "aria-invalid"));
        Assert.Empty(await AmountsAsync());
    }

    [Fact]
    public async Task An_amount_beyond_all_reason_is_refused_before_any_sum_can_overflow()
    {
        using var answer = await admin.SendFormAsync(Page, ("Amounts[2018-01-media]", "90000000000000000"), ("Shown[2018-01-media]", ""));

        Assert.Contains("January 2018, Media: “90000000000000000” is too large. Write at most 1,000,000,000,000.00.", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_another_admin_has_changed_shows_both_amounts_and_the_second_save_decides()
    {
        using var first = await admin.SendFormAsync(Page, ("Amounts[2018-01-media]", "100"), ("Shown[2018-01-media]", ""));
        using var second = await admin.SendFormAsync(
            Page, ("Amounts[2018-01-media]", "200"), ("Shown[2018-01-media]", ""), ("Amounts[2018-02-media]", "300"), ("Shown[2018-02-media]", ""));

        var page = await second.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("January 2018, Media: somebody else has changed this to 100.00 meanwhile. Save again to put yours in its place, or write theirs.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(("200", "10000"), (Typed(page, "2018-01-media"), ShownIn(page, "2018-01-media")));
        Assert.Equal(("300", ""), (Typed(page, "2018-02-media"), ShownIn(page, "2018-02-media")));
        Assert.Equal([10_000L], await AmountsAsync());

        using var third = await admin.SendFormAsync(
            Page, ("Amounts[2018-01-media]", "200"), ("Shown[2018-01-media]", "10000"), ("Amounts[2018-02-media]", "300"), ("Shown[2018-02-media]", ""));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal([20_000L, 30_000L], await AmountsAsync());
    }

    [Fact]
    public async Task A_cell_that_one_did_not_touch_is_never_written_over()
    {
        using var other = await admin.SendFormAsync(Page, ("Amounts[2018-01-media]", "100"), ("Shown[2018-01-media]", ""));
        using var mine = await admin.SendFormAsync(Page, ("Amounts[2018-01-media]", ""), ("Shown[2018-01-media]", ""), ("Amounts[2018-02-media]", "5"), ("Shown[2018-02-media]", ""));

        Assert.Equal(HttpStatusCode.Redirect, mine.StatusCode);
        Assert.Equal([10_000L, 500L], await AmountsAsync());
    }

    [Fact]
    public async Task Who_reads_reports_sees_the_budgets_and_cannot_change_them()
    {
        using var saved = await admin.SendFormAsync(Page, ("Amounts[2018-01-media]", "100"), ("Shown[2018-01-media]", ""));
        using var marketer = await app.ClientForAsync(Roles.Marketer);

        var page = await marketer.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Contains("<td class=\"number\">100.00</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"Amounts", page, StringComparison.Ordinal);
        using var refused = await marketer.SendFormToAsync("/account/password", Page, ("Amounts[2018-01-media]", "1"), ("Shown[2018-01-media]", "10000"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal([10_000L], await AmountsAsync());
    }

    [Theory]
    [InlineData("/budgets?year=abc")]
    [InlineData("/budgets?year=1500")]
    [InlineData("/budgets?year=2018&channel=nowhere")]
    public async Task A_year_or_channel_that_is_not_there_has_no_page(string address) => Assert.Equal("404", await admin.LookAsync(address));

    [Fact]
    public async Task A_channel_has_a_table_of_its_own()
    {
        await new World(app.Data).BudgetAsync("2018-03", 70, "Paid Search");

        var paid = await admin.GetStringAsync(new Uri(Page + "&channel=Paid%20Search", UriKind.Relative));
        var none = WebUtility.HtmlDecode(await admin.GetStringAsync(new Uri(Page, UriKind.Relative)));

        Assert.Equal("70.00", Typed(paid, "2018-03-media"));
        Assert.Equal("", Typed(none, "2018-03-media"));
        Assert.Contains("€70.00 budgeted in this year for single channels or campaigns.", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_really_spent_stands_beside_the_budget_with_the_days_it_covers()
    {
        var page = await admin.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.DoesNotContain(">Spent<", page, StringComparison.Ordinal);

        await BudgetsInBrowserTests.SpentAsync(app.Data, new DateOnly(2018, 1, 3), 412_50);

        page = await admin.GetStringAsync(new Uri(Page, UriKind.Relative));
        Assert.Contains(">Spent<", page, StringComparison.Ordinal);
        Assert.Contains("412.50", page, StringComparison.Ordinal);
        Assert.Contains("1 of 31 days", page, StringComparison.Ordinal);
    }

    private static string? Typed(string page, string cell) => Attribute(page, cell, "value");

    private static string ShownIn(string page, string cell) => Tag(page, $"name=\"Shown[{cell}]\"").Split("value=\"")[1].Split('"')[0];

    private static string? Attribute(string page, string cell, string name) =>
        Tag(page, $"id=\"cell-{cell}\"").Split($" {name}=\"") is [_, var rest] ? WebUtility.HtmlDecode(rest.Split('"')[0]) : null;

    private static string Tag(string page, string part)
    {
        var at = page.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The page has no {part}:\n{page}");
        return page[page.LastIndexOf('<', at)..(page.IndexOf('>', at) + 1)];
    }

    private async Task<List<long>> AmountsAsync()
    {
        await using var db = app.Data.Database.Open();
        return await db.Budgets.OrderBy(b => b.Month).ThenBy(b => b.Category).Select(b => b.AmountMinor).ToListAsync();
    }
}
