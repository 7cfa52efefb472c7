using FunnelReports.TestKit;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.Playwright;

namespace FunnelReports.Web.Tests.Pages.Leads;

public sealed class LeadInBrowserTests : IAsyncLifetime
{
    private WebApp app = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await SmallWorld.WriteAsync(data);
        app = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [BrowserFact]
    public async Task Without_a_script_an_admin_comes_from_the_list_voids_a_move_and_sees_it_struck_through() =>
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk with { JavaScript = false }, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync("/leads?period=2018-Q1&stage=sql");
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "c", Exact = true }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Void SQL of 19 Feb 2018, 12:00" }).CheckAsync();
            await visit.Page.FillAsync("#void-reason", "It was another lead");
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Void these moves" }).ClickAsync();
            await Assertions.Expect(visit.Page.Locator("#moves del")).ToHaveTextAsync("SQL");
            await Assertions.Expect(visit.Page.Locator("#corrections tbody tr")).ToContainTextAsync("It was another lead");
        });

    [BrowserFact]
    public Task The_page_fits_and_shuts_nobody_out_in_every_look() => BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
    {
        await app.SignInAsync(visit, Roles.Admin);
        await visit.GoAsync("/leads?period=2018-Q1&stage=mql");
        await visit.GoAsync((await visit.Page.Locator("#entries tbody a").First.GetAttributeAsync("href"))!);
        await LookAsync(visit);
        await visit.Page.Locator("#moves input[type=checkbox]").First.CheckAsync();
        await visit.Page.FillAsync("#void-reason", "Typed by mistake");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Void these moves" }).ClickAsync();
        await visit.ArriveAsync("#corrections");
        await LookAsync(visit);
    });

    private static Task LookAsync(BrowserVisit visit) => visit.InEveryLookAsync(async () =>
    {
        await visit.ShouldFitItsWidthAsync();
        await visit.ShouldBeAccessibleAsync();
        await visit.PictureAsync("lead");
    });
}
