using FunnelReports.Web.Exports;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Exports;

public class WorkbookTests
{
    [Fact]
    public async Task Each_table_has_a_sheet_of_its_name_with_typed_cells()
    {
        var book = await ReadAsync(
            Table("What: a lead of each stage cost / [all]?", [new ShownValue.Text("MQL"), new ShownValue.Number(0.352m, 3, ShownUnit.Fraction), null, new ShownValue.Day(new DateOnly(2018, 3, 1))]),
            Table("What a lead of each stage cost all and more", [new ShownValue.Number(1234.5m, 2, ShownUnit.Money, "EUR"), new ShownValue.Month(new DateOnly(2018, 3, 1))]),
            Table("history", [new ShownValue.Moment(new DateTime(2018, 3, 1, 12, 0, 0))]));
        Assert.Equal(["What a lead of each stage cost", "What a lead of each stage c (2)", "history_"], book.Keys);
        Assert.Equal([["A", "B", "C", "D"], ["MQL", "0.352", "", "43160"]], book.Values.First());
        Assert.Equal([["1234.5", "43160"], ["43160.5"]], book.Values.Skip(1).Select(rows => rows[1]));
        Assert.All(book.Keys, name => Assert.InRange(name.Length, 1, 31));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("@SUM(A1)")]
    [InlineData(" two  blanks ")]
    [InlineData("<b>&amp;</b> 😀")]
    public async Task Text_is_a_text_cell_whatever_it_looks_like(string words) =>
        Assert.Equal(words, (await ReadAsync(Table("All", [new ShownValue.Text(words)]))).Single().Value[1][0]);

    [Fact]
    public async Task Signs_that_no_workbook_can_hold_are_left_out() =>
        Assert.Equal("ab", (await ReadAsync(Table("All", [new ShownValue.Text("a\u0001\ufffeb")]))).Single().Value[1][0]);

    [Fact]
    public async Task Rows_have_left_while_later_ones_are_still_read()
    {
        const int Rows = 100_000;
        await using var file = new MemoryStream();
        var least = long.MaxValue;
        var table = new SeenTable("t", "All", [new("Lead"), new("Days")], EachAsync());

        await Workbook.WriteAsync([table], file, default);

        Assert.InRange(least, 1, long.MaxValue);

        // What has not left yet when a tenth more was read each time is what memory holds.
        async IAsyncEnumerable<IReadOnlyList<ShownValue?>> EachAsync()
        {
            var before = 0L;
            for (var i = 0; i < Rows; i++)
            {
                if (i > 0 && i % (Rows / 10) == 0)
                {
                    least = Math.Min(least, file.Length - before);
                    before = file.Length;
                }

                yield return [new ShownValue.Text($"lead-{i * 7919L % 999_983}"), new ShownValue.Number(i, 0)];
                if (i % 1000 == 0) await Task.Yield();
            }
        }
    }

    private static SeenTable Table(string name, params IReadOnlyList<ShownValue?> row) =>
        new("t", name, [.. row.Select((_, i) => new SeenColumn($"{(char)('A' + i)}"))], new[] { row }.ToAsyncEnumerable());

    private static async Task<IReadOnlyDictionary<string, List<List<string>>>> ReadAsync(params SeenTable[] tables)
    {
        using var file = new MemoryStream();
        await Workbook.WriteAsync(tables, file, default);
        return ReadWorkbook.Of(file.ToArray());
    }
}
