using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.TestKit.Databases;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Restatement;

public partial class KnownNowTests
{
    // What was published is kept as numbers; by how many leads it is off is no number of leads in a list; days are no leads.
    private static readonly string[] WithoutLeads =
    [
        "changed", "furthest", "off-by-table Change at the end", "published", "restatement At the end: was", "restatement Entered: was", "restatement Left: was",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("&segment=channel%3DPaid")]
    public async Task What_is_known_now_leads_to_as_many_leads(string segment)
    {
        await using var app = await RestatementSite.StartAsync(Engine.Sqlite);
        using var client = await app.ClientForAsync(Roles.Marketer);
        var html = await client.GetStringAsync(new Uri($"/restatement?period=2018-03{segment}", UriKind.Relative));
        var (numbers, links) = (new PageNumbers(html), Link().Matches(html));

        Assert.Equal([], numbers.WithoutDefinition);
        Assert.Equal([], numbers.WithoutLeads.Except(WithoutLeads));
        Assert.NotEmpty(links);
        foreach (var link in links.DistinctBy(link => link.Value))
        {
            var list = WebUtility.HtmlDecode(link.Groups["path"].Value);
            Assert.Contains($"data-total=\"{link.Groups["count"].Value}\"", await client.GetStringAsync(new Uri(list, UriKind.Relative)), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("""<a data-count="(?<count>\d+)" href="(?<path>/leads\?[^"]+)" title="Show these leads">""")]
    private static partial Regex Link();
}
