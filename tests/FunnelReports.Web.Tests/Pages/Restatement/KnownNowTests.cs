using FunnelReports.TestKit.Databases;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Pages.Restatement;

public class KnownNowTests
{
    // What was published is kept as numbers; by how many leads it is off is no number of leads in a list; days are no leads.
    private static readonly string[] WithoutLeads =
    [
        "changed", "furthest", "off-by-table Change at the end", "published", "restatement At the end: was",
    ];

    [Theory]
    [InlineData("", 2)]
    [InlineData("&segment=channel%3DPaid", 1)]
    public async Task What_is_known_now_leads_to_as_many_leads(string segment, int gone)
    {
        await using var app = await RestatementSite.StartAsync(Engine.Sqlite, data => new World(data)
            .Lead("gone", "Paid", ["mql 2018-03-10", "sql 2018-03-12"])
            .Lead("gone-too", "Email", ["mql 2018-03-10", "sql 2018-03-12"])
            .WriteAsync());
        using var client = await app.ClientForAsync(Roles.Marketer);
        var numbers = await ReadAsync($"/restatement?period=2018-03{segment}");

        Assert.Equal([], numbers.WithoutDefinition);
        Assert.Equal(WithoutLeads, numbers.WithoutLeads.Distinct().Order());
        Assert.Contains((gone, $"/leads?stage=mql&period=2018-03-10{segment}", $"{gone}"), numbers.LeadLinks);
        Assert.Contains((gone, $"/leads?list=left&stage=mql&period=2018-03-12{segment}", $"{gone}"), numbers.LeadLinks);
        Assert.Contains((gone, $"/leads?list=at-end&stage=sql&period=2018-03-12{segment}", $"{gone}"), numbers.LeadLinks);
        foreach (var (count, list, _) in numbers.LeadLinks.Distinct()) Assert.Equal((list, count), (list, (await ReadAsync(list)).Total));

        async Task<PageNumbers> ReadAsync(string address) => new(await client.GetStringAsync(new Uri(address, UriKind.Relative)));
    }
}
