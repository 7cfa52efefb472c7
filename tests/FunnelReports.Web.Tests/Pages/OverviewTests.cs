using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages;

public partial class OverviewTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Fact]
    public async Task It_says_in_a_sentence_what_happened_to_the_MQLs()
    {
        var html = await site.App.SaidAsync("/?period=2018-02");
        Assert.Contains("1 lead entered MQL in February 2018, 66.7% fewer than in January 2018. 1 left it; at the end it held 1.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_opens_with_the_quarter_that_runs_or_the_one_before_while_that_is_young()
    {
        // 10 April is the tenth day of the second quarter: too young to show much.
        Assert.Contains("MQL in Q1 2018", await HtmlAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_count_of_entries_is_the_length_of_the_list_behind_its_link()
    {
        var overview = await HtmlAsync("/?period=2018-Q1");
        Assert.Contains("href=\"/leads?stage=mql&amp;period=2018-Q1\" title=\"Show these leads\">5</a>", overview, StringComparison.Ordinal);
        Assert.Contains("5 entries into MQL", await HtmlAsync("/leads?stage=mql&period=2018-Q1"), StringComparison.Ordinal);

        var paid = await HtmlAsync("/?period=2018-Q1&segment=channel%3DPaid");
        Assert.Contains("href=\"/leads?stage=mql&amp;period=2018-Q1&amp;segment=channel%3DPaid\" title=\"Show these leads\">3</a>", paid, StringComparison.Ordinal);
        Assert.Contains("3 entries into MQL", await HtmlAsync("/leads?stage=mql&period=2018-Q1&segment=channel%3DPaid"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_typed_days_become_a_period_in_the_address()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        Assert.Equal("302 /?period=2018-01-05..2018-02-20&grain=week", await client.LookAsync("/?from=2018-01-05&to=2018-02-20&grain=week"));
    }

    [Fact]
    public async Task A_period_that_is_none_is_answered_in_words_and_the_page_stays()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(new Uri("/?period=2018-13", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This period was not understood.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_database_names_the_one_next_step()
    {
        await using var empty = await WebApp.StartAsync();
        using var client = await empty.ClientForAsync(Roles.Marketer);
        Assert.Contains("There is no move to report on yet", await client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [BrowserFact]
    public Task It_is_drawn_accessible_and_fits_in_every_look() =>
        ReportLooks.CheckAsync(site.App, "/?period=2018-Q1&grain=month", charts: 2);

    [BrowserFact]
    public Task Nothing_moves_while_it_loads() =>
        BrowserFixture.VisitAsync(site.App.Address, BrowserLook.All[0], async visit =>
        {
            await site.App.SignInAsync(visit, Roles.Marketer);
            foreach (var page in new[] { "/", "/efficiency", "/conversions", "/velocity" })
            {
                await visit.GoAsync($"{page}?period=2018-Q1&grain=month");
                await visit.Page.WaitForFunctionAsync("() => document.querySelectorAll('figure[data-drawn=\"true\"]').length === document.querySelectorAll('figure[data-chart]').length");
                var shift = await visit.Page.EvaluateAsync<double>(
                    "() => new Promise(done => { let sum = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })"
                    + ".observe({ type: 'layout-shift', buffered: true }); requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum)))); })");
                Assert.True(shift == 0, $"{page} shifted by {shift}.");
            }
        });

    [Fact]
    public async Task A_cold_visit_loads_at_most_300_kB_compressed_and_only_fingerprinted_files_of_this_host()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var html = await client.GetByteArrayAsync(new Uri("/?period=2018-Q1", UriKind.Relative));
        var files = Loaded().Matches(Encoding.UTF8.GetString(html)).Select(match => match.Groups[1].Value).Where(file => !file.StartsWith('#')).ToList();
        Assert.True(files.Count >= 8, string.Join(' ', files));
        var weight = Packed(html);
        foreach (var file in files)
        {
            Assert.Matches(@"^/[^/].*\.[a-z0-9]{10}\.[a-z]+$", file);
            weight += Packed(await client.GetByteArrayAsync(new Uri(file, UriKind.Relative)));
        }

        Assert.InRange(weight, 50_000, 300_000);

        static long Packed(byte[] content)
        {
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(content);
            return packed.Length;
        }
    }

    private async Task<string> HtmlAsync(string path)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        return WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative))).Replace("&", "&amp;", StringComparison.Ordinal);
    }

    [GeneratedRegex("<(?:link|script)[^>]* (?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Loaded();
}
