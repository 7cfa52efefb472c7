using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Agreement;
using FunnelReports.Web.Tests.Pages.Restatement;

namespace FunnelReports.Web.Tests.Exports;

public sealed class RestatedLeadsExportTests : IAsyncLifetime
{
    private const string List = "/restatement/leads?day=2018-03-20&stage=mql&cause=late";

    private WebApp app = null!;

    public async Task InitializeAsync() => app = await RestatementSite.StartAsync(Engine.Sqlite, async data =>
    {
        var world = new World(data);
        for (var i = 0; i < 70; i++) world.Lead($"also-late-{i}", "Paid", ["mql 2018-03-20"]);
        await world.WriteAsync();
    });

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task All_leads_behind_a_restated_number_are_in_its_files_and_add_up_to_it()
    {
        using var client = await app.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(At("&export=csv&locale=en"));
        var lines = CsvLines.Of(await answer.Content.ReadAsByteArrayAsync());
        var sheets = ReadWorkbook.Of(await client.GetByteArrayAsync(At("&export=xlsx")));

        Assert.Equal("attachment; filename=restatement-leads-2018-03-20-mql-late-restated-leads.csv", $"{answer.Content.Headers.ContentDisposition}");
        Assert.Equal(["Lead", "Name", "Company", "Channel", "Entered", "Left", "At the end"], lines[0]);
        Assert.Equal(["All of them", "", "", "", "71", "0", "71"], lines[^1]);
        Assert.Equal(71, lines[1..^1].Select(line => line[0]).Distinct().Count());
        Assert.Equal(lines[1..], sheets.Last().Value[1..]);
        Assert.Contains(["Time zone", "UTC"], sheets["About"]);
    }

    [Fact]
    public async Task Names_are_only_in_files_of_those_who_may_see_leads()
    {
        using var client = await app.ClientForAsync(Roles.Ops);
        var lines = CsvLines.Of(await client.GetByteArrayAsync(At("&export=csv&locale=en")));
        Assert.Equal(["Lead", "Channel", "Entered", "Left", "At the end"], lines[0]);
        Assert.Equal(["All of them", "", "71", "0", "71"], lines[^1]);
    }

    [Fact]
    public async Task The_page_offers_them()
    {
        using var client = await app.ClientForAsync(Roles.Marketer);
        Assert.Contains("value=\"restated-leads\">Leads behind a restatement</button>", await client.GetStringAsync(At("")), StringComparison.Ordinal);
    }

    private static Uri At(string more) => new(List + more, UriKind.Relative);
}
