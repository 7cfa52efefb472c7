using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>Follows every link of the report pages into the list of leads.</summary>
[Collection(DemoSite.Name)]
public partial class EveryNumberTests(DemoSite site)
{
    // The least numbers of links are those of all leads; of fewer leads more of the numbers are 0, which has no link.
    [Theory]
    [InlineData("/", "grain=month", 60, 22)]
    [InlineData("/mql", "grain=month", 22, 10)]
    [InlineData("/velocity", "by=channel", 58, 15)]
    [InlineData("/velocity", "by=persona&stage=sql", 45, 12)]
    [InlineData("/efficiency", "grain=month", 30, 10)]
    [InlineData("/efficiency", "grain=week&entered=lead&reached=opportunity&policy=strict", 130, 7)]
    [InlineData("/acceptance", "", 12, 4)]
    [InlineData("/conversions", "", 68, 10)]
    [InlineData("/conversions", "stage=sql", 17, 4)]
    [InlineData("/cost", "by=channel&grain=month", 27, 5)]
    [InlineData("/cost", "by=campaign&stage=sql&grain=month", 36, 5)]
    [InlineData("/goal", "customers=100", 10, 4)]
    public async Task A_number_shown_is_the_count_of_the_leads_behind_its_link(string page, string query, int least, int leastOfSome)
    {
        await FollowAsync($"{page}?period=2025-Q4&{query}", least);
        await FollowAsync($"{page}?period=2026-02-03..2026-03-31&segment=channel%3DPaid%20Search&{query}", leastOfSome);
        await FollowAsync($"{page}?period=2026-Q1&segment=channel%3DPaid%20Search%20%26%20channel%3DEmail&segment=origin%3DWebsite%20form&{query}", 0);
    }

    [Theory]
    [InlineData("/forecast", 15)]
    public async Task A_number_of_the_leads_of_today_is_the_count_of_those_behind_its_link(string page, int least) => await FollowAsync(page, least);

    private async Task FollowAsync(string path, int least)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var html = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(Any().Count(html), Link().Count(html));
        var links = Link().Matches(html).DistinctBy(link => (link.Groups["path"].Value, link.Groups["count"].Value)).ToList();
        Assert.True(links.Count >= least, $"{path} has {links.Count} links to leads, which are fewer than {least}.");
        foreach (var (place, link) in links.Index())
        {
            var list = WebUtility.HtmlDecode(link.Groups["path"].Value);
            var total = Total().Match(await client.GetStringAsync(new Uri(list, UriKind.Relative))).Groups[1].Value;
            Assert.Equal((list, link.Groups["count"].Value), (list, total));
            var shown = WebUtility.HtmlDecode(link.Groups["text"].Value).Trim();
            if (!shown.Contains('%', StringComparison.Ordinal)) Assert.Equal((list, total), (list, shown.Split(' ')[0].Replace(",", "", StringComparison.Ordinal)));
            if (place % 10 == 0) Assert.Equal((list, total), (list, (await ApiAsync(client, list)).ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static async Task<int> ApiAsync(HttpClient client, string list)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1" + list, UriKind.Relative)));
        return answer.RootElement.GetProperty("total").GetInt32();
    }

    [GeneratedRegex("""href="/leads\?""")]
    private static partial Regex Any();

    [GeneratedRegex("""<a data-count="(?<count>\d+)" href="(?<path>/leads\?[^"]+)" title="Show these leads">(?<text>[^<]+)</a>""")]
    private static partial Regex Link();

    [GeneratedRegex("data-total=\"(\\d+)\"")]
    private static partial Regex Total();
}
