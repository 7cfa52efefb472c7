using System.Text;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Exports;

public class CsvFileTests
{
    [Theory]
    [InlineData("en", "Stage,Share (fraction),Spend (EUR),Day\r\n\"Paid, old\",0.352,-1234.50,2018-03-01\r\n,,,\r\n")]
    [InlineData("fr", "Stage;Share (fraction);Spend (EUR);Day\r\n\"Paid, old\";0,352;-1234,50;2018-03-01\r\n;;;\r\n")]
    public async Task The_language_chooses_separator_and_decimal_mark(string language, string expected)
    {
        var table = new SeenTable(
            "t", "All", [new("Stage"), new("Share", ShownUnit.Fraction), new("Spend", ShownUnit.Money, "EUR"), new("Day")],
            Rows(
                [
                    new ShownValue.Text("Paid, old"), new ShownValue.Number(0.352m, 3, ShownUnit.Fraction), new ShownValue.Number(-1234.5m, 2, ShownUnit.Money, "EUR"),
                    new ShownValue.Day(new DateOnly(2018, 3, 1)),
                ],
                [null, null, null, null]));
        Assert.Equal("\uFEFF" + expected, await TextAsync(table, language));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a;=1", "\"a;=1\"")]
    [InlineData("a=1", "a=1")]
    public async Task No_text_is_taken_for_a_formula(string words, string expected) =>
        Assert.Equal($"\uFEFFName\r\n{expected}\r\n", await TextAsync(new SeenTable("t", "All", [new("Name")], Rows([new ShownValue.Text(words)])), "en"));

    private static IAsyncEnumerable<IReadOnlyList<ShownValue?>> Rows(params IReadOnlyList<ShownValue?>[] rows) => rows.ToAsyncEnumerable();

    private static async Task<string> TextAsync(SeenTable table, string language)
    {
        using var file = new MemoryStream();
        await new CsvFile(CsvStyle.Of(language), Texts.Shared).WriteAsync(table, file, default);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
