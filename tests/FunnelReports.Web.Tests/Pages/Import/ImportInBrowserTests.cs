using FunnelReports.TestKit.Browsers;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Import;

public sealed class ImportInBrowserTests
{
    [BrowserFact]
    public async Task The_check_of_a_file_fits_and_shuts_nobody_out_in_every_look()
    {
        await using var site = await ImportSite.StartAsync();
        var check = await site.SendAsync("moves.csv", "Lead ID,To stage,Date,Reason\n1,MQL,03/04/2018,\n2,Nobody knows,04/05/2018,A long reason that says why\n");
        await BrowserFixture.VisitAsync(site.App.Address, BrowserLook.Desk, async visit =>
        {
            await site.App.SignInAsync(visit, Roles.Ops);
            await visit.GoAsync(check);
            await visit.InEveryLookAsync(async () =>
            {
                await visit.ShouldFitItsWidthAsync();
                await visit.ShouldBeAccessibleAsync();
            });
        });
    }
}
