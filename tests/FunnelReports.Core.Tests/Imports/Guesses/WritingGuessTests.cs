using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Tests.Imports.Guesses;

/// <summary>What is guessed of how a file is written.</summary>
public class WritingGuessTests
{
    [Theory]
    [InlineData("2026-01-05|2026-02-03", null, false)]
    [InlineData("03/04/2026|13/04/2026", DateOrder.DayMonthYear, false)]
    [InlineData("3.4.2026 10:00|4.13.2026 11:00", DateOrder.MonthDayYear, false)]
    [InlineData("03/04/2026|04-05-2026", null, true)]
    [InlineData("soon|", null, false)]
    public void A_value_above_twelve_tells_the_order_of_day_and_month(string values, DateOrder? order, bool isOpen) =>
        Assert.Equal(new DateGuess(order, isOpen), DateGuess.Of(values.Split('|')));

    [Theory]
    [InlineData("12.50|1000.00", '.', null)]
    [InlineData("1,234.50|12.00", '.', ',')]
    [InlineData("1.234,50|12,00", ',', '.')]
    [InlineData("1 234,50", ',', ' ')]
    [InlineData("1'234.50", '.', '\'')]
    [InlineData("1,234|5,678", '.', ',')]
    [InlineData("1.234|5.678", ',', '.')]
    [InlineData("1234567", '.', null)]
    [InlineData("1,234,567", '.', ',')]
    public void The_mark_that_is_not_before_three_digits_is_the_decimal_mark(string values, char mark, char? thousands) =>
        Assert.Equal(new AmountGuess(mark, thousands), AmountGuess.Of(values.Split('|')));

    [Theory]
    [InlineData("a,b,c\n1,2,3", ',')]
    [InlineData("a;b;c\n1;2,5;3", ';')]
    [InlineData("a\tb, c\td\n1\t2\t3", '\t')]
    [InlineData("\"a, b\"|c\n1|2", '|')]
    [InlineData("alone\n1", ',')]
    public void The_mark_that_every_line_has_as_often_as_the_header_divides_the_fields(string lines, char mark) =>
        Assert.Equal(mark, DelimiterGuess.Of(lines.Split('\n')));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, false, "utf-16")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, true, "utf-8")]
    [InlineData(new byte[] { 0x61 }, true, "utf-8")]
    [InlineData(new byte[] { 0x61 }, false, "windows-1252")]
    public void A_file_that_is_not_valid_UTF_8_and_has_no_mark_is_of_Windows(byte[] start, bool isUtf8, string encoding) =>
        Assert.Equal(encoding, EncodingGuess.Of(start, isUtf8));

    [Theory]
    [InlineData("Became a Sales Qualified Lead Date", "sql")]
    [InlineData("hs_lifecyclestage_opportunity_date", "opportunity")]
    [InlineData("hs_v2_date_entered_marketingqualifiedlead", "mql")]
    [InlineData("won_date", "customer")]
    [InlineData("MQL at", "mql")]
    [InlineData("Rejected on", "rejected")]
    [InlineData("Date exited \"Customer (Lifecycle Stage Pipeline)\"", null)]
    [InlineData("Create Date", null)]
    [InlineData("Date", null)]
    public void A_heading_that_names_a_stage_holds_the_date_on_which_it_was_entered(string heading, string? stage) =>
        Assert.Equal(stage, StageWords.OfHeading(heading, Funnel.Default)?.Key);
}
