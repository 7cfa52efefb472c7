using FunnelReports.TestKit.Browsers;
using FunnelReports.Web.Auth;
using Microsoft.Playwright;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>What a report page is on paper: A4 with margins of 15 mm, 680 px wide.</summary>
[Collection(UsedSite.Name)]
public class PrintedPagesTests(UsedSite site)
{
    private const int Paper = 680;

    private static readonly string[] Pages =
    [
        "/?period=2025-Q4", "/mql?period=2025-Q4", "/velocity?period=2025-Q4", "/efficiency?period=2025-Q4", "/acceptance?period=2025-Q4", "/conversions?period=2025-Q4",
        "/cost?period=2025-Q4&by=channel", "/forecast", "/goal?period=2026&customers=100", "/restatement?period=2026-Q1",
    ];

    [BrowserFact]
    public async Task Nothing_of_a_report_is_cut_at_the_edge_of_the_paper() =>
        await BrowserFixture.VisitAsync(site.App.Address, BrowserLook.Desk, async visit =>
        {
            await site.App.SignInAsync(visit, Roles.Marketer);
            await visit.Page.SetViewportSizeAsync(Paper, 900);
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            var cut = new List<string>();
            foreach (var page in Pages)
            {
                await visit.GoAsync(page);
                await visit.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
                cut.AddRange(await visit.Page.EvaluateAsync<string[]>(
                    """
                    () => [...document.querySelectorAll('main :is(table, canvas, p, h1, h2, dl)')]
                      .filter(part => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth)
                      .map(part => `${location.href}: <${part.localName} id="${part.id}"> ends at ${Math.round(part.getBoundingClientRect().right)} px`)
                    """));
            }

            Assert.True(cut.Count == 0, string.Join('\n', cut));
        });
}
