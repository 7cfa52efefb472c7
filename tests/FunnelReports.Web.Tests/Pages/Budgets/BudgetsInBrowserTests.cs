using FunnelReports.Core.Spend;
using FunnelReports.Data.Model;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.Playwright;

namespace FunnelReports.Web.Tests.Pages.Budgets;

/// <summary>The grid as a person fills it in, in a real browser.</summary>
public sealed class BudgetsInBrowserTests : IAsyncLifetime
{
    private const string Page = "/budgets?year=2018";

    private WebApp app = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await new World(data).Lead("a", "Paid", ["lead 2018-01-04", "mql 2018-01-10"]).Lead("b", "Paid", ["lead 2018-01-10", "mql 2018-01-20"]).WriteAsync();
        app = WebApp.StartOn(data, new FixedClock("2018-02-01T00:10:00Z"));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [BrowserFact]
    public async Task Budgets_typed_by_keyboard_change_the_cost_per_MQL_on_the_next_view() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync("/mql?period=2018-01");
            await Assertions.Expect(Cost(visit)).ToHaveTextAsync("–");

            await visit.GoAsync(Page);
            await visit.Page.FocusAsync("#cell-2018-01-media");
            await visit.Page.Keyboard.TypeAsync("1,000.01");
            await visit.Page.Keyboard.PressAsync("ArrowRight");
            await visit.Page.Keyboard.TypeAsync("500");
            await Assertions.Expect(visit.Page.Locator("[data-total=all]")).ToHaveTextAsync("1,500.01");
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visit.Page.Locator("#cell-2018-02-staff")).ToBeFocusedAsync();
            await visit.Page.Keyboard.PressAsync("ArrowUp");
            await Assertions.Expect(visit.Page.Locator("#cell-2018-01-staff")).ToBeFocusedAsync();
            await visit.Page.Keyboard.PressAsync("Control+Enter");
            await Assertions.Expect(visit.Page.Locator(".banner-success")).ToContainTextAsync("2 budgets are saved.");
            Assert.Equal("1,000.01", await visit.Page.InputValueAsync("#cell-2018-01-media"));

            await visit.GoAsync("/mql?period=2018-01");
            await Assertions.Expect(Cost(visit)).ToHaveTextAsync("€750.01");
        });

    [BrowserFact]
    public async Task Without_a_script_the_grid_is_filled_in_and_a_mistake_leads_to_its_field() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Phone with { JavaScript = false }, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync(Page);
            await visit.Page.FillAsync("#cell-2018-04-media", "a lot");
            await visit.Page.FillAsync("#cell-2018-05-media", "50");
            await visit.Page.Keyboard.PressAsync("Enter");

            await Assertions.Expect(visit.Page.Locator("#cell-2018-04-media")).ToBeFocusedAsync();
            await Assertions.Expect(visit.Page.Locator("#cell-2018-05-media")).ToHaveValueAsync("50");
            await visit.PictureAsync("budgets-fault");
            await visit.Page.FillAsync("#cell-2018-04-media", "40");
            await visit.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visit.Page.Locator(".banner-success")).ToContainTextAsync("2 budgets are saved.");
        });

    [BrowserFact]
    public async Task A_block_copied_from_a_spreadsheet_fills_the_cells_from_the_one_it_is_pasted_into() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync(Page);
            await visit.Page.FocusAsync("#cell-2018-03-staff");
            await visit.Page.EvaluateAsync("""
                () => {
                  const data = new DataTransfer();
                  data.setData('text/plain', '10\t20\r\n30\t40\r\n');
                  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """);
            await visit.Page.ClickAsync("form[data-grid] button[type=submit]");
            await Assertions.Expect(visit.Page.Locator(".banner-success")).ToContainTextAsync("4 budgets are saved.");
            Assert.Equal("40.00", await visit.Page.InputValueAsync("#cell-2018-04-technology"));
        });

    [BrowserFact]
    public async Task One_button_repeats_a_month_down_the_year_and_leaves_what_is_filled_in() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync(Page);
            await visit.Page.FillAsync("#cell-2018-03-staff", "1,000");
            await visit.Page.FillAsync("#cell-2018-06-staff", "2,000");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Fill empty fields from the month above" }).ClickAsync();
            await Assertions.Expect(visit.Page.Locator("[data-total=all]")).ToHaveTextAsync("17,000.00");
            await visit.Page.ClickAsync("form[data-grid] button[type=submit]");
            await Assertions.Expect(visit.Page.Locator(".banner-success")).ToContainTextAsync("10 budgets are saved.");
            Assert.Equal("", await visit.Page.InputValueAsync("#cell-2018-02-staff"));
        });

    [BrowserFact]
    public async Task What_was_typed_is_there_again_after_a_sign_in_that_had_run_out() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync(Page);
            await visit.Page.FillAsync("#cell-2018-03-staff", "1,000");
            await visit.Page.Context.ClearCookiesAsync();
            await visit.Page.ClickAsync("form[data-grid] button[type=submit]");
            await visit.Page.FillAsync("#email", WebApp.EmailOf(Roles.Admin));
            await visit.Page.FillAsync("#password", WebApp.Password);
            await visit.Page.ClickAsync("form.form-narrow button[type=submit]");

            await Assertions.Expect(visit.Page.Locator("#cell-2018-03-staff")).ToHaveValueAsync("1,000");
            await Assertions.Expect(visit.Page.Locator("[data-restored]")).ToContainTextAsync("They are not saved yet.");
            await visit.Page.ClickAsync("form[data-grid] button[type=submit]");
            await Assertions.Expect(visit.Page.Locator(".banner-success")).ToContainTextAsync("1 budget is saved.");
        });

    [BrowserFact]
    public async Task The_page_fits_and_shuts_nobody_out_in_every_look()
    {
        await new World(app.Data).BudgetAsync("2018-01", 12_500);
        await new World(app.Data).BudgetAsync("2018-02", 9_000, "Paid");
        await SpentAsync(app.Data, new DateOnly(2018, 1, 3), 412_50);
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync(Page);
            await visit.InEveryLookAsync(() => LookAsync(visit));
            await visit.Page.FillAsync("#cell-2018-01-staff", "a lot");
            await visit.Page.ClickAsync("form[data-grid] button[type=submit]");
            await visit.Page.Locator(".banner-problem").WaitForAsync();
            await visit.InEveryLookAsync(() => LookAsync(visit));
        });
    }

    private static async Task LookAsync(BrowserVisit visit)
    {
        await visit.ShouldFitItsWidthAsync();
        await visit.ShouldBeAccessibleAsync();
        await visit.PictureAsync("budgets");
    }

    internal static async Task SpentAsync(TestDatabase data, DateOnly day, long minor)
    {
        await using var db = data.Database.Open();
        db.ActualSpend.Add(new ActualSpendRow { Day = day, Category = (short)SpendCategory.Media, AmountMinor = minor, ChangedAt = TestDatabase.DefaultStart.UtcDateTime });
        await db.SaveChangesAsync();
    }

    private static ILocator Cost(BrowserVisit visit) => visit.Page.Locator("[data-figure=cost-simple]");
}
