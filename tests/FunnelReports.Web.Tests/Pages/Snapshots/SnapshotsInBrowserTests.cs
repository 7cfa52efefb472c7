using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.Playwright;

namespace FunnelReports.Web.Tests.Pages.Snapshots;

public sealed class SnapshotsInBrowserTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async Task InitializeAsync() => (app, _) = await QuietNight.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [BrowserFact]
    public async Task Without_a_script_missing_days_are_published_and_the_banner_goes_from_every_page() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk with { JavaScript = false }, async visit =>
        {
            await app.SignInAsync(visit, Roles.Ops);
            await visit.GoAsync("/");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "See the snapshots" }).ClickAsync();
            await visit.PictureAsync("snapshots-missing");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Publish all 3 days now" }).ClickAsync();

            await Assertions.Expect(visit.Page.Locator("#state-title")).ToHaveTextAsync("Last night's snapshot, of 3 Jan 2018, was published on 4 Jan 2018, 12:00, late.");
            await Assertions.Expect(visit.Page.Locator(".banner-warning")).ToHaveCountAsync(0);
            Assert.Equal(["3 Jan 2018", "2 Jan 2018", "1 Jan 2018"], await visit.Page.Locator("section[aria-labelledby=runs-title] tbody th").AllInnerTextsAsync());
        });

    [BrowserFact]
    public async Task The_page_fits_and_shuts_nobody_out_in_every_look()
    {
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Ops);
            await LookAsync(visit);
            foreach (var button in new[] { "Publish this day", "Check now" })
            {
                await visit.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
                await visit.Page.Locator("#hand-title").WaitForAsync();
                await LookAsync(visit);
            }
        });
    }

    private static async Task LookAsync(BrowserVisit visit)
    {
        await visit.GoAsync("/snapshots?cron=99+1+*+*+*");
        await visit.InEveryLookAsync(async () =>
        {
            await visit.ShouldFitItsWidthAsync();
            await visit.ShouldBeAccessibleAsync();
            await visit.PictureAsync("snapshots");
        });
    }
}
