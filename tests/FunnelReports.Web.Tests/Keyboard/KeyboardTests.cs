using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Pages;

namespace FunnelReports.Web.Tests.Keyboard;

/// <summary>The main tasks by somebody who has no mouse.</summary>
public class KeyboardTests(ReportSite site) : IClassFixture<ReportSite>
{
    [BrowserFact]
    public Task A_marketer_signs_in_reads_a_report_changes_its_period_and_opens_a_lead_by_keyboard_alone() => AtTheDeskAsync(async visit =>
    {
        await visit.GoAsync("/sign-in?returnUrl=%2F");
        await visit.Page.Keyboard.TypeAsync(await site.App.AccountAsync(Roles.Marketer));
        await PressAsync(visit, "Tab");
        await visit.Page.Keyboard.TypeAsync(WebApp.Password);
        await PressAsync(visit, "Enter");
        await visit.ArriveAsync("#funnel[data-drawn=true]");

        // The skip link comes first and leads past the menu.
        await PressAsync(visit, "Tab");
        Assert.Equal("Skip to content", await FocusedTextAsync(visit));
        await PressAsync(visit, "Enter");
        Assert.Equal("content", await visit.Page.EvaluateAsync<string>("() => document.activeElement.id"));

        // A digit opens a page, arrows step through periods.
        await PressAsync(visit, "2");
        await visit.ArriveAsync("#stock[data-drawn=true]");
        await PressAsync(visit, "ArrowLeft");
        await visit.ArriveAsync("a[rel=next]");
        Assert.Contains("period=2017-Q4", visit.Page.Url, StringComparison.Ordinal);
        await PressAsync(visit, "ArrowRight");
        await visit.ArriveAtAsync("period=2018-Q1");

        // The menu of periods opens with its first choice in focus; Escape gives the focus back.
        await PressAsync(visit, "p");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.activeElement.closest('.period-panel') !== null"));
        await PressAsync(visit, "Escape");
        Assert.Equal("SUMMARY", await visit.Page.EvaluateAsync<string>("() => document.activeElement.tagName"));

        // From a number to the leads behind it, and to one of them.
        await visit.Page.FocusAsync("#entered .key-value a");
        await PressAsync(visit, "Enter");
        await visit.ArriveAsync("table.data-table");
        await visit.Page.FocusAsync("table.data-table tbody a");
        await PressAsync(visit, "Enter");
        await visit.ArriveAsync("h1");
        Assert.Contains("/leads/", visit.Page.Url, StringComparison.Ordinal);
    });

    [BrowserFact]
    public Task The_question_mark_lists_the_keys_and_they_can_be_switched_off_and_on() => AtTheDeskAsync(async visit =>
    {
        await site.App.SignInAsync(visit, Roles.Marketer);
        await visit.GoAsync("/?period=2018-Q1");
        await PressAsync(visit, "?");
        await visit.Page.Locator("#shortcuts").WaitForAsync();
        await visit.ShouldBeAccessibleAsync();
        await PressAsync(visit, "Escape");
        Assert.False(await visit.Page.Locator("#shortcuts").IsVisibleAsync());

        await PressAsync(visit, "?");
        await visit.Page.ClickAsync("#shortcuts button[value=false]");
        await visit.ArriveAsync("body[data-shortcuts=off]");
        await PressAsync(visit, "2");
        await PressAsync(visit, "?");
        Assert.False(await visit.Page.Locator("#shortcuts").IsVisibleAsync());
        Assert.EndsWith("/?period=2018-Q1", visit.Page.Url, StringComparison.Ordinal);

        await visit.Page.ClickAsync(".shortcut-button");
        await visit.Page.ClickAsync("#shortcuts button[value=true]");
        await visit.ArriveAsync("body[data-shortcuts=on]");
    });

    [BrowserFact]
    public Task A_letter_that_is_typed_into_a_field_is_a_letter() => AtTheDeskAsync(async visit =>
    {
        await site.App.SignInAsync(visit, Roles.Marketer);
        await visit.GoAsync("/?period=2018-Q1");
        await PressAsync(visit, "p");
        await visit.Page.FillAsync("#period-text", "");
        await visit.Page.FocusAsync("#period-text");
        await visit.Page.Keyboard.TypeAsync("2018-W02");
        Assert.Equal("2018-W02", await visit.Page.InputValueAsync("#period-text"));
        await PressAsync(visit, "Enter");
        await visit.ArriveAtAsync("period=2018-W02");
    });

    private Task AtTheDeskAsync(Func<BrowserVisit, Task> test) => BrowserFixture.VisitAsync(site.App.Address, BrowserLook.Desk, test);

    private static Task PressAsync(BrowserVisit visit, string key) => visit.Page.Keyboard.PressAsync(key);

    private static Task<string> FocusedTextAsync(BrowserVisit visit) => visit.Page.EvaluateAsync<string>("() => document.activeElement.textContent.trim()");
}
