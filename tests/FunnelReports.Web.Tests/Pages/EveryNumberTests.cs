namespace FunnelReports.Web.Tests.Pages;

/// <summary>Follows every number of every page into its list of leads.</summary>
[Collection(UsedSite.Name)]
public class EveryNumberTests(UsedSite site)
{
    [Theory, MemberData(nameof(EveryPage.Reports), MemberType = typeof(EveryPage))]
    public async Task A_number_shown_is_the_count_of_the_leads_behind_its_link(string page, string query, int least, int leastOfSome)
    {
        await FollowAsync($"{page}?{EveryPage.OfAll}&{query}", least);
        await FollowAsync($"{page}?{EveryPage.OfSome}&{query}", leastOfSome);
        await FollowAsync($"{page}?{EveryPage.OfFew}&{query}", 0);
    }

    [Fact]
    public async Task So_it_is_on_every_page_that_is_no_report_of_a_period()
    {
        foreach (var (route, address) in EveryPage.Others(site)) await FollowAsync(address, route == "/forecast" ? 15 : 0);
    }

    private async Task FollowAsync(string path, int least)
    {
        var numbers = await site.ReadAsync(path);
        // The list itself leads to its other pages and other periods.
        if (!path.StartsWith("/leads?", StringComparison.Ordinal)) Assert.Equal((path, ""), (path, string.Join(' ', numbers.Uncounted)));
        var links = numbers.LeadLinks.Distinct().ToList();
        Assert.True(links.Count >= least, $"{path} has {links.Count} links to leads, which are fewer than {least}.");
        foreach (var (place, (count, list, shown)) in links.Index())
        {
            Assert.Equal((path, list, count), (path, list, await site.TotalAsync(list)));
            if (char.IsDigit(shown[0]) && !shown.Contains('%', StringComparison.Ordinal)) Assert.Equal((path, list, $"{count}"), (path, list, shown.Split(' ')[0].Replace(",", "", StringComparison.Ordinal)));
            if (place % 10 == 0 && list.StartsWith("/leads?", StringComparison.Ordinal)) Assert.Equal((path, list, count), (path, list, await site.ApiTotalAsync(list)));
        }
    }
}
