using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>Looks at a report page as people do: wide and narrow, light and dark.</summary>
internal static class ReportLooks
{
    /// <summary>Charts are drawn, axe finds nothing, nothing scrolls sideways, and the console stays silent (the visit fails otherwise).</summary>
    public static Task CheckAsync(WebApp app, string path, int charts) =>
        BrowserFixture.VisitAsync(app.Address, BrowserLook.Desk, async visit =>
        {
            await app.SignInAsync(visit, Roles.Marketer);
            await visit.GoAsync(path);
            await visit.InEveryLookAsync(async () =>
            {
                await visit.Page.WaitForFunctionAsync($"() => document.querySelectorAll('figure[data-drawn=\"true\"]').length === {charts}");
                await visit.ShouldFitItsWidthAsync();
                await visit.ShouldBeAccessibleAsync();
            });
        });
}
