using System.Text;
using AngleSharp.Html.Parser;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Exports;

public sealed class LeadListExportTests : IAsyncLifetime
{
    private const string List = "/leads?period=2018-Q1&stage=mql";

    private WebApp app = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        var world = new World(data);
        for (var i = 0; i < 1_100; i++) world.Lead($"lead-{i}", "Paid", ["mql 2018-01-02", .. i % 2 == 0 ? [$"sql 2018-01-{3 + (i % 20)}"] : Array.Empty<string>()]);
        await world.WriteAsync();
        app = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task All_leads_of_the_list_are_in_the_file_and_those_of_the_page_are_its_first_rows()
    {
        using var client = await app.ClientForAsync(Roles.Marketer);
        using var page = new HtmlParser().ParseDocument(await client.GetStringAsync(At("")));
        var shown = page.QuerySelectorAll("#entries tbody th").Select(cell => cell.TextContent.Trim()).ToList();

        var lines = await LinesAsync(client);
        var sheet = ReadWorkbook.Of(await client.GetByteArrayAsync(At("&export=xlsx"))).Last().Value;

        Assert.Equal(1_100, lines.Count - 1);
        Assert.Equal(1_100, sheet.Count - 1);
        Assert.Equal("Lead,Name,Company,Channel,Campaign,Entered,Left,To,Days", lines[0]);
        Assert.Contains("lead-4,,,Paid,,2018-01-02 00:00,2018-01-07 00:00,SQL,5.0", lines);
        Assert.Contains("lead-5,,,Paid,,2018-01-02 00:00,still there,,", lines);
        Assert.Equal(1_100, lines.Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
        Assert.Equal(50, shown.Count);
        Assert.Equal(shown, lines.Skip(1).Take(50).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Names_are_only_in_files_of_those_who_may_see_leads()
    {
        using var marketer = await app.ClientForAsync(Roles.Marketer);
        using var ops = await app.ClientForAsync(Roles.Ops);
        Assert.Contains(",Name,Company,", (await LinesAsync(marketer))[0], StringComparison.Ordinal);
        var lines = await LinesAsync(ops);
        Assert.DoesNotContain("Name", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
    }

    private static Uri At(string more) => new(List + more, UriKind.Relative);

    private static async Task<List<string>> LinesAsync(HttpClient client) =>
        [.. Encoding.UTF8.GetString(await client.GetByteArrayAsync(At("&export=csv"))).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
}
