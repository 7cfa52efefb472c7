using FunnelReports.TestKit.Browsers;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Shared;

public class ScrolledTableTests(ReportSite site) : IClassFixture<ReportSite>
{
    private const string HiddenNames = """
        () => {
          const wide = [...document.querySelectorAll('.scroll-region')].filter(r => r.checkVisibility() && r.scrollWidth > r.clientWidth && r.querySelector('tbody th:first-child'));
          if (wide.length === 0) return ['no table is wider than its region'];
          return wide.flatMap(region => {
            const left = region.getBoundingClientRect().left;
            return [...region.querySelectorAll('tbody th:first-child, thead tr:first-child > th:first-child')].flatMap(name => {
              name.scrollIntoView({ block: 'center' });
              region.scrollLeft = region.scrollWidth;
              const box = name.getBoundingClientRect();
              const on = document.elementFromPoint(box.left + 2, box.top + box.height / 2);
              const through = getComputedStyle(name).backgroundColor.endsWith(', 0)');
              const faults = [Math.abs(box.left - left) > 1 && 'away', box.width > region.clientWidth / 2 && 'too wide', !name.contains(on) && 'covered', through && 'seen through'].filter(Boolean);
              return faults.map(fault => `${name.innerText}: ${fault}`);
            });
          });
        }
        """;

    [BrowserFact]
    public async Task On_a_narrow_screen_a_table_scrolled_to_its_end_still_names_its_lines()
    {
        foreach (var look in new[] { BrowserLook.Phone, BrowserLook.Phone with { Dark = true } })
        {
            await BrowserFixture.VisitAsync(site.App.Address, look, async visit =>
            {
                await site.App.SignInAsync(visit, Roles.Marketer);
                foreach (var path in new[] { "/velocity?period=2018-Q1&by=channel", "/efficiency?period=2018-Q1", "/acceptance?period=2018-Q1", "/forecast" })
                {
                    await visit.GoAsync(path);
                    Assert.Equal("", string.Join('\n', await visit.Page.EvaluateAsync<string[]>(HiddenNames)));
                    await visit.ShouldFitItsWidthAsync();
                }
            });
        }
    }
}
