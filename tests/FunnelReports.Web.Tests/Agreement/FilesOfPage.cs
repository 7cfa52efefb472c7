using System.Globalization;
using FunnelReports.Web.Tests.Exports;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>What a person reads on a page beside what stands in its CSV and in its workbook.</summary>
internal static class FilesOfPage
{
    // Lists that go into a file whole; the page shows their first rows.
    private static readonly string[] Lists = ["entries", "imports", "runs"];

    /// <summary>Fails unless the files have the same cells in the same rows and order, numbers and days as such.</summary>
    /// <returns>How many numbers and days there are.</returns>
    public static async Task<int> CompareAsync(HttpClient client, string address)
    {
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
            var (shown, rows) = (table.Rows, Lists.Contains(table.Id) ? table.Rows.Count : lines.Count - 1);
            Assert.Equal(Told(address, table, shown.Select(row => row.Select(value => value.Csv))), Told(address, table, lines.Skip(1).Take(rows).Select(line => line.Where(cell => cell.Length > 0))));
            Assert.Equal(
                Told(address, table, shown.Select(row => row.Select(value => value.Number is { } number ? Number(number) : value.Csv.TrimStart('\'')))),
                Told(address, table, sheet.Skip(1).Take(rows).Select(row => row.OfType<object>().Select(cell => cell is decimal number ? Number(number) : (string)cell))));
        }

        return tables.Sum(table => table.Rows.Sum(row => row.Count(value => value.Number is not null)));
    }

    // A number is told with a sign that no word has.
    private static string Number(decimal number) => "#" + (number / 1.000000000000m).ToString(CultureInfo.InvariantCulture);

    private static string Told(string address, ReadPage table, IEnumerable<IEnumerable<string>> rows) =>
        $"{address} {table.Id}\n{string.Join('\n', rows.Select(row => string.Join(" | ", row)))}".Replace('\u00a0', ' ');

    private static Uri At(string path) => new(path, UriKind.Relative);
}
