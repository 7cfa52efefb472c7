using System.Globalization;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Tests.Exports;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>What a person reads on a page stands in its CSV and in its workbook: in the same rows, in the same order, numbers and days as such.</summary>
[Collection(AgreementCollection.Name)]
public class FilesAgreeTests(AgreementSite site)
{
    // The least numbers of cells are those of the question with the fewest leads.
    [Theory]
    [InlineData("/", "", 75)]
    [InlineData("/mql", "", 60)]
    [InlineData("/velocity", "by=persona&stage=sql", 120)]
    [InlineData("/efficiency", "entered=mql&reached=opportunity&policy=strict", 40)]
    [InlineData("/cost", "by=channel&stage=sql", 65)]
    [InlineData("/conversions", "stage=sql", 20)]
    [InlineData("/acceptance", "", 15)]
    [InlineData("/goal", "customers=100&closeRate=25%", 30)]
    [InlineData("/leads", "stage=mql", 10)]
    public async Task Cells_of_files_are_what_is_read_on_the_page(string page, string more, int least)
    {
        foreach (var text in Question.Usual.Where((_, place) => place % 2 == 0)) await CompareAsync(page, new Question(text).And(more), least);
    }

    [Theory]
    [InlineData("/forecast", "days=60&stage=sql", 150)]
    [InlineData("/forecast", "days=30&segment=channel=Paid Search", 150)]
    [InlineData("/restatement", "period=2026-03", 18)]
    [InlineData("/restatement/leads", "day=2026-03-02&stage=mql&cause=late", 9)]
    public async Task Cells_of_files_are_what_is_read_on_pages_with_questions_of_their_own(string page, string question, int least) => await CompareAsync(page, new Question(question), least);

    private async Task CompareAsync(string page, Question question, int least)
    {
        using var client = await site.App.ClientForAsync(Roles.Marketer);
        var address = $"{page}?{question.Address}";
        var tables = ReadPage.Tables(await client.GetStringAsync(At(address)));
        var sheets = ReadWorkbook.Cells(await client.GetByteArrayAsync(At(address + "&export=xlsx"))).Skip(1).Select(sheet => sheet.Rows).ToList();
        Assert.Equal(tables.Count, sheets.Count);
        foreach (var (table, sheet) in tables.Zip(sheets))
        {
            var lines = CsvLines.Of(await client.GetByteArrayAsync(At($"{address}&export=csv&locale=en&table={table.Id}")));
            Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
            // The unit of a column is in its heading in CSV, and in the look of its cells in a workbook.
            Assert.Equal(lines[0].Count, sheet[0].Count);
            Assert.All(lines[0].Zip(sheet[0]), heading => Assert.StartsWith((string)heading.Second!, heading.First, StringComparison.Ordinal));
            // A list of leads goes into the file whole; the page shows its first rows.
            var (shown, rows) = (table.Rows, table.Id == "entries" ? table.Rows.Count : lines.Count - 1);
            Assert.Equal(Told(address, table, shown.Select(row => row.Select(value => value.Csv))), Told(address, table, lines.Skip(1).Take(rows).Select(line => line.Where(cell => cell.Length > 0))));
            Assert.Equal(
                Told(address, table, shown.Select(row => row.Select(value => value.Number is { } number ? Number(number) : value.Csv.TrimStart('\'')))),
                Told(address, table, sheet.Skip(1).Take(rows).Select(row => row.OfType<object>().Select(cell => cell is decimal number ? Number(number) : (string)cell))));
        }

        var cells = tables.Sum(table => table.Rows.Sum(row => row.Count(value => value.Number is not null)));
        Assert.True(cells >= least, $"{address} has {cells} numbers and days, which are fewer than {least}.");
    }

    // A number is told with a sign that no word has.
    private static string Number(decimal number) => "#" + (number / 1.000000000000m).ToString(CultureInfo.InvariantCulture);

    private static string Told(string address, ReadPage table, IEnumerable<IEnumerable<string>> rows) =>
        $"{address} {table.Id}\n{string.Join('\n', rows.Select(row => string.Join(" | ", row)))}".Replace('\u00a0', ' ');

    private static Uri At(string path) => new(path, UriKind.Relative);
}
