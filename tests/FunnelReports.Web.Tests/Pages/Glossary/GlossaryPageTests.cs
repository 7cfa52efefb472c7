using System.Net;
using FunnelReports.Core.Metrics;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Glossary;

public class GlossaryPageTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task Every_metric_is_there_once_under_its_anchor_with_its_meaning_and_formula()
    {
        var page = await HtmlAsync("/glossary");
        Assert.All(MetricCatalog.Groups.SelectMany(g => g.Metrics), metric =>
        {
            var parts = page.Split($"<article class=\"metric\" id=\"{metric.Key}\"");
            Assert.Equal(2, parts.Length);
            var said = parts[1][..parts[1].IndexOf("</article>", StringComparison.Ordinal)];
            Assert.Contains($">{metric.Name}</h3>", said, StringComparison.Ordinal);
            Assert.Contains($"<p>{metric.Meaning}</p>", said, StringComparison.Ordinal);
            Assert.Contains($"<dd>{metric.Formula}</dd>", said, StringComparison.Ordinal);
            Assert.Equal(metric.Empty is not null, said.Contains("When it is “–”", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_metric_is_told_with_its_unit_its_change_its_source_and_its_field()
    {
        var page = await HtmlAsync("/glossary");
        var limits = page[page.IndexOf("id=\"cost-limits\"", StringComparison.Ordinal)..];
        Assert.Contains("<dd>money; a change is told in percent</dd>", limits, StringComparison.Ordinal);
        Assert.Contains("<dd>Garwood 1936</dd>", limits, StringComparison.Ordinal);
        Assert.Contains("<dd>docs/metrics.md, “Counts and costs: Poisson”</dd>", limits, StringComparison.Ordinal);
        Assert.Contains("<code>cost: low</code>", limits, StringComparison.Ordinal);
        Assert.Contains("<dd>percent; a change is told in percentage points</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>days; a change is told in days</dd>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_who_reads_reports_finds_it_in_the_menu_and_nobody_else_opens_it()
    {
        foreach (var role in Roles.All)
            Assert.Contains("href=\"/glossary\"", await HtmlAsync("/", role), StringComparison.Ordinal);
        using var nobody = site.App.NewClient();
        Assert.Equal("302 /sign-in?returnUrl=%2Fglossary", await nobody.LookAsync("/glossary"));
    }

    [Theory]
    [InlineData("/?period=2018-Q1", "stages-inflow")]
    [InlineData("/mql?period=2018-Q1", "stages-closing")]
    [InlineData("/mql?period=2018-Q1", "velocity-survival-median")]
    [InlineData("/mql?period=2018-Q1", "cost-simple")]
    [InlineData("/mql?period=2018-Q1", "cost-lag-adjusted")]
    [InlineData("/cost?period=2018-Q1", "cost-brought-forward")]
    [InlineData("/cost?period=2018-Q1", "cost-return")]
    [InlineData("/forecast", "forecast-arrivals")]
    public async Task The_explanation_beside_a_number_is_the_glossarys_and_links_to_it(string path, string key)
    {
        var page = await HtmlAsync(path);
        Assert.Contains($"<span>{MetricCatalog.Of(key).Meaning}</span>", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/glossary#{key}\">", page, StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_accessible_and_fits_in_every_look() => ReportLooks.CheckAsync(site.App, "/glossary", charts: 0);

    [BrowserFact]
    public Task From_an_opened_explanation_a_click_or_a_key_leads_to_the_metric_in_the_glossary() =>
        BrowserFixture.VisitAsync(site.App.Address, BrowserLook.Desk, async visit =>
        {
            await site.App.SignInAsync(visit, Roles.Marketer);
            foreach (var byKey in (bool[])[false, true])
            {
                await visit.GoAsync("/mql?period=2018-Q1");
                await visit.Page.Locator("#cost-simple .definition-button").ClickAsync();
                if (byKey)
                {
                    // The first link inside leads to the leads that the cost is divided by.
                    await visit.Page.Keyboard.PressAsync("Tab");
                    await visit.Page.Keyboard.PressAsync("Tab");
                    await visit.Page.Keyboard.PressAsync("Enter");
                }
                else
                {
                    await visit.Page.Locator("#cost-simple .definition-text a[href*=glossary]").ClickAsync();
                }

                await visit.ArriveAsync("#cost-simple:target");
                Assert.EndsWith("/glossary#cost-simple", visit.Page.Url, StringComparison.Ordinal);
            }
        });

    private async Task<string> HtmlAsync(string path, string role = Roles.Marketer)
    {
        using var client = await site.App.ClientForAsync(role);
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));
    }
}
