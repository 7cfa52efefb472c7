using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Settings;

public sealed class SettingsInBrowserTests
{
    [BrowserFact]
    public async Task The_page_fits_and_shuts_nobody_out_in_every_look_also_with_something_wrong()
    {
        await using var app = await WebApp.StartAsync();
        await BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Admin);
            await visit.GoAsync("/settings");
            await visit.Page.FillAsync("#TimeZone", "Mars/Olympus");
            await visit.Page.ClickAsync("form.form-narrow button[type=submit]");
            await visit.ArriveAsync("#TimeZone-fault");
            await visit.InEveryLookAsync(async () =>
            {
                await visit.ShouldFitItsWidthAsync();
                await visit.ShouldBeAccessibleAsync();
            });
        });
    }
}
