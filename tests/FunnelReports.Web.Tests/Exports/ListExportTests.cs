using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Tests.Agreement;

namespace FunnelReports.Web.Tests.Exports;

/// <summary>Budgets, and the lists of those who run the program, as files.</summary>
public class ListExportTests(ListSite site) : IClassFixture<ListSite>
{
    [Theory]
    [InlineData("/budgets?year=2018", Roles.Marketer, 22)]
    [InlineData("/budgets?year=2018", Roles.Admin, 22)]
    [InlineData("/budgets?year=2018&channel=Paid", Roles.Ops, 15)]
    [InlineData("/import?p=1", Roles.Ops, 125)]
    [InlineData("/snapshots?p=1", Roles.Ops, 99)]
    [InlineData("/notes?p=1", Roles.Sales, 4)]
    [InlineData("/notes?p=1", Roles.Admin, 4)]
    [InlineData("/segments?p=1", Roles.Sales, 0)]
    [InlineData("/segments?p=1", Roles.Admin, 0)]
    [InlineData("/users?p=1", Roles.Admin, 0)]
    public async Task Cells_of_files_are_what_is_read_on_the_page(string address, string role, int least)
    {
        using var client = await site.App.ClientForAsync(role);
        var cells = await FilesOfPage.CompareAsync(client, address);
        Assert.True(cells >= least, $"{address} has {cells} numbers and days, which are fewer than {least}.");
    }

    [Fact]
    public async Task Every_page_of_the_menu_that_has_a_table_has_it_in_a_file_and_every_page_with_the_menu_gives_one()
    {
        using var client = await site.App.ClientForAsync(Roles.Admin);
        foreach (var item in Navigation.Items)
        {
            using var page = new HtmlParser().ParseDocument(await client.GetStringAsync(At(item.Path)));
            var tables = page.QuerySelectorAll<IHtmlTableElement>("main table").Select(table => table.Id ?? "").Concat(page.QuerySelector("article.key-figure") is null ? [] : ["figures"]).Order().ToList();
            var offered = page.QuerySelectorAll<IHtmlButtonElement>(".export-tables button").Select(button => button.Value).ToList();
            Assert.Equal((item.Path, string.Join(' ', tables)), (item.Path, string.Join(' ', offered.Where(id => id != "spend").Order())));
            foreach (var table in offered) Assert.Equal($"{item.Path} {table} text/csv", $"{item.Path} {table} {await TypeAsync(client, $"{item.Path}?export=csv&table={table}")}");
        }
    }

    [Fact]
    public async Task Amounts_of_budgets_are_numbers_of_the_currency_in_the_file_of_an_admin_as_of_others()
    {
        using var admin = await site.App.ClientForAsync(Roles.Admin);
        using var ops = await site.App.ClientForAsync(Roles.Ops);
        var lines = await LinesAsync(admin, "/budgets?year=2018&export=csv&locale=fr");
        Assert.Equal("Month;Media (EUR);Staff;Technology;Infrastructure;Agency;Other;Total (EUR);Spent (EUR);\"Spent, note\"", lines[0]);
        Assert.Equal("2018-02;280,00;;;;;;280,00;99,99;1 of 28 days", lines[2]);
        Assert.Equal("Year;900,00;;;;;;900,00;99,99;", lines[13]);
        Assert.Equal(lines, await LinesAsync(ops, "/budgets?year=2018&export=csv&locale=fr"));
    }

    [Theory]
    [InlineData("/import", "imports")]
    [InlineData("/snapshots", "runs")]
    public async Task A_list_of_which_the_page_shows_a_part_is_in_the_file_whole(string page, string table)
    {
        using var client = await site.App.ClientForAsync(Roles.Ops);
        var lines = await LinesAsync(client, $"{page}?p=2&export=csv&table={table}");
        Assert.Equal(ListSite.Lines, lines.Count - 1);
        Assert.Equal(ListSite.Lines, ReadWorkbook.Of(await client.GetByteArrayAsync(At($"{page}?p=2&export=xlsx"))).Last().Value.Count - 1);
    }

    [Fact]
    public async Task The_history_of_imports_tells_who_when_and_why_not()
    {
        using var client = await site.App.ClientForAsync(Roles.Ops);
        var lines = await LinesAsync(client, "/import?export=csv");
        Assert.Equal("File,State,Message,When,By,Rows,Refused,New leads,New moves", lines[0]);
        Assert.Equal("leads-40.csv,Failed,The disk is full.,2018-04-10 12:00,command line,0,0,0,0", lines[1]);
        Assert.Equal("\"'=HYPERLINK(\"\"http://x\"\")\",\"Done, some rows refused\",,2018-04-10 12:00,anna@example.test,1039,39,500,700", lines[2]);
    }

    [Fact]
    public async Task The_file_of_people_says_what_their_page_does_and_no_more()
    {
        using var client = await site.App.ClientForAsync(Roles.Admin);
        var lines = await LinesAsync(client, "/users?export=csv");
        Assert.Equal("E-mail address,Roles,State", lines[0]);
        Assert.Equal("'+1@example.test,\"sales, ops\",Open", lines[1]);
    }

    [Fact]
    public async Task A_note_of_one_day_begins_and_ends_with_it_and_what_is_there_to_be_pressed_is_left_out()
    {
        using var client = await site.App.ClientForAsync(Roles.Admin);
        Assert.Equal(
            ["\"Days, from\",\"Days, to\",What happened,For,By", "2018-02-01,2018-02-03,A fair,the team,anna@example.test", "2018-01-05,2018-01-05,\"'=HYPERLINK(\"\"http://x\"\")\",the team,anna@example.test"],
            await LinesAsync(client, "/notes?export=csv"));
    }

    [Theory]
    [InlineData("/users", Roles.Marketer)]
    [InlineData("/users", Roles.Ops)]
    [InlineData("/import", Roles.Sales)]
    [InlineData("/snapshots", Roles.Marketer)]
    public async Task Who_may_not_open_the_page_gets_no_file(string page, string role)
    {
        using var client = await site.App.ClientForAsync(role);
        Assert.Equal("403", await client.LookAsync($"{page}?export=csv"));
        Assert.Equal("403", await client.LookAsync($"{page}?export=xlsx"));
    }

    private static async Task<string?> TypeAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(At(address));
        return answer.Content.Headers.ContentType?.MediaType;
    }

    private static async Task<List<string>> LinesAsync(HttpClient client, string address) =>
        [.. Encoding.UTF8.GetString(await client.GetByteArrayAsync(At(address))).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private static Uri At(string path) => new(path, UriKind.Relative);
}
