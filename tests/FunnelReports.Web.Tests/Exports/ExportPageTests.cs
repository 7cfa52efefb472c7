using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FunnelReports.TestKit.Browsers;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Pages;

namespace FunnelReports.Web.Tests.Exports;

public class ExportPageTests(ReportSite site) : IClassFixture<ReportSite>
{
    [Theory]
    [InlineData("/?period=2018-Q1")]
    [InlineData("/mql?period=2018-Q1")]
    [InlineData("/velocity?period=2018-Q1&stage=mql&by=channel")]
    [InlineData("/efficiency?period=2018-Q1")]
    [InlineData("/acceptance?period=2018-Q1")]
    [InlineData("/conversions?period=2018-Q1&stage=mql")]
    [InlineData("/cost?period=2018-Q1&by=channel")]
    [InlineData("/goal?period=2018-Q1&customers=10")]
    [InlineData("/forecast?days=30")]
    [InlineData("/leads?period=2018-Q1&stage=mql")]
    public async Task Each_table_of_a_page_is_in_its_workbook_and_its_menu_with_just_its_rows(string path)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var page = new HtmlParser().ParseDocument(await client.GetStringAsync(At(path)));
        var tables = page.QuerySelectorAll<IHtmlTableElement>("main table").ToList();
        var figures = page.QuerySelectorAll("article.key-figure").Length;

        var sheets = ReadWorkbook.Of(await client.GetByteArrayAsync(At(path + "&export=xlsx")));

        int[] rows = [.. figures > 0 ? [figures] : Array.Empty<int>(), .. tables.Select(table => table.Rows.Length - table.Head!.Rows.Length)];
        Assert.Equal(rows, sheets.Skip(1).Select(sheet => sheet.Value.Count - 1));
        Assert.Equal(
            [.. figures > 0 ? ["figures"] : Array.Empty<string>(), .. tables.Select(table => table.Id!)],
            page.QuerySelectorAll<IHtmlButtonElement>(".export-tables button").Select(button => button.Value));
        // Every percentage and amount is a number: none is left as text.
        Assert.DoesNotContain(sheets.Skip(1).SelectMany(sheet => sheet.Value.Skip(1)).SelectMany(row => row), cell => cell is ['€', ..] or [.., '%']);
    }

    [Fact]
    public async Task The_first_sheet_tells_what_the_numbers_are_numbers_of()
    {
        var about = (await WorkbookAsync("/velocity?period=2018-Q1&segment=channel%3DPaid")).First();
        Assert.Equal("About", about.Key);
        Assert.Equal(["FunnelReports", "Velocity"], about.Value[0]);
        var facts = about.Value.Skip(1).ToLookup(row => row[0], row => row[1]);
        Assert.Contains("2018", Assert.Single(facts["Period"]), StringComparison.Ordinal);
        Assert.Equal(["Paid"], facts["Leads"]);
        Assert.Equal(["10 Apr 2018"], facts["As of"]);
        Assert.Equal($"{site.App.Address}velocity?period=2018-Q1&segment=channel%3DPaid", Assert.Single(facts["Address"]));
        Assert.Single(facts["Time zone"]);
        Assert.StartsWith("10 Apr 2018, ", Assert.Single(facts["Made at"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_numbers_are_those_of_the_api()
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var velocity = JsonDocument.Parse(await client.GetStringAsync(At("/api/v1/reports/velocity?period=2018-Q1")));
        var mql = velocity.RootElement.GetProperty("stages").EnumerateArray().Single(stage => stage.GetProperty("key").GetString() == "mql");
        using var cost = JsonDocument.Parse(await client.GetStringAsync(At("/api/v1/reports/cost?period=2018-Q1")));

        var stages = (await WorkbookAsync("/velocity?period=2018-Q1"))["How long leads stay in each sta"];
        var ways = (await WorkbookAsync("/cost?period=2018-Q1"))["Three ways of counting"];

        var line = stages.Single(row => row[0] == "MQL");
        Assert.Equal($"{mql.GetProperty("exits").GetInt64()}", line[1]);
        Assert.Equal(Math.Round(mql.GetProperty("meanDays").GetDecimal(), 1, MidpointRounding.AwayFromZero), Number(line[2]));
        Assert.Equal(Math.Round(mql.GetProperty("medianDays").GetDecimal(), 1, MidpointRounding.AwayFromZero), Number(line[3]));
        var simple = cost.RootElement.GetProperty("simple");
        Assert.Equal(["Way", "Spend of, from", "Spend of, to", "Spend", "Cost of one MQL"], ways[0].Take(5));
        Assert.Equal(Number(simple.GetProperty("spend").GetString()!), Number(ways[1][3]));
        Assert.Equal(Number(simple.GetProperty("perLead").GetString()!), Number(ways[1][4]));
    }

    [Theory]
    [InlineData("en", "Stage,Leads,Average (days),Median (days),Nine in ten within (days)", "SQL,2,27.2,27.0,37.4")]
    [InlineData("fr", "Stage;Leads;Average (days);Median (days);Nine in ten within (days)", "SQL;2;27,2;27,0;37,4")]
    public async Task One_table_is_csv_in_the_language_asked_for(string language, string heading, string line)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(At($"/velocity?period=2018-Q1&export=csv&table=total&locale={language}"));
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Split("\r\n");
        Assert.Equal("\uFEFF" + heading, lines[0]);
        Assert.Contains(line, lines);
        Assert.Equal("attachment; filename=velocity-2018-Q1-total.csv", $"{answer.Content.Headers.ContentDisposition}");
        Assert.Equal("no-store", $"{answer.Headers.CacheControl}");
        Assert.Equal("text/csv; charset=utf-8", $"{answer.Content.Headers.ContentType}");
    }

    [Theory]
    [InlineData("/velocity?period=2018-Q1&export=csv&table=nothing", HttpStatusCode.NotFound)]
    [InlineData("/velocity?period=nonsense&export=xlsx", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_no_file(string path, HttpStatusCode status)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        using var answer = await client.GetAsync(At(path));
        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task Who_may_not_see_the_page_gets_no_file()
    {
        using var client = site.App.NewClient();
        using var answer = await client.GetAsync(At("/velocity?period=2018-Q1&export=xlsx"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [BrowserFact]
    public async Task The_open_menu_fits_a_narrow_screen_and_shuts_nobody_out() =>
        await BrowserFixture.VisitAsync(site.App.Address, BrowserLook.All.First(look => look.Width < 400), async visit =>
        {
            await site.App.SignInAsync(visit, Roles.Marketer);
            await visit.GoAsync("/velocity?period=2018-Q1");
            await visit.Page.ClickAsync(".export-step summary");
            await visit.ShouldFitItsWidthAsync();
            await visit.ShouldBeAccessibleAsync();
            await visit.PictureAsync("export");
        });

    private static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);

    private static Uri At(string path) => new(path, UriKind.Relative);

    private async Task<IReadOnlyDictionary<string, List<List<string>>>> WorkbookAsync(string path)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        return ReadWorkbook.Of(await client.GetByteArrayAsync(At(path + "&export=xlsx")));
    }
}
