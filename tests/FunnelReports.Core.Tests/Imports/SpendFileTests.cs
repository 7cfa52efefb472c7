using FunnelReports.Core.Imports;
using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Tests.Imports;

public class SpendFileTests
{
    private const string Days = "date,category,channel,campaign,amount,currency";
    private const string Months = "month,category,amount,currency";

    [Fact]
    public void A_row_with_a_date_is_money_spent_on_that_day() => Assert.Equal(
        new SpendRow(new(2018, 3, 1), false, SpendCategory.Media, "Paid", "Spring", 1050),
        Files.Spend(Days, "2018-03-01|media|Paid|Spring|10.50|EUR").Row);

    [Theory]
    [InlineData("2018-03")]
    [InlineData("2018/03")]
    [InlineData("2018-03-01")]
    public void A_row_with_a_month_is_a_budget(string month) => Assert.Equal(
        new SpendRow(new(2018, 3, 1), true, SpendCategory.Staff, null, null, 100_000),
        Files.Spend(Months, $"{month}|Staff|1000|eur").Row);

    [Fact]
    public void A_budget_may_be_for_the_future_and_spend_may_not()
    {
        Assert.Equal(new DateOnly(2019, 1, 1), Files.Spend(Months, "2019-01|media|1|EUR").Row!.Day);
        Assert.Equal(
            new RowFault("date", "\"2018-06-03\" lies in the future. Only what has happened can be imported."),
            Files.Spend(Days, "2018-06-03|media|||1|EUR").Fault);
    }

    [Theory]
    [InlineData("2018-03|media|1|USD", "currency", "The amount is in \"USD\", but the workspace counts in EUR. Convert it first: the program holds no exchange rates.")]
    [InlineData("2018-03|media|1|", "currency", "The row has no currency. Fill it in.")]
    [InlineData("2018-03|media||EUR", "amount", "The row has no amount. Write 0 when nothing was spent.")]
    [InlineData("2018-03|ads|1|EUR", "category", "There is no category \"ads\". Known: media, staff, technology, infrastructure, agency, other.")]
    [InlineData("2018-03|1|1|EUR", "category", "There is no category \"1\". Known: media, staff, technology, infrastructure, agency, other.")]
    [InlineData("2018-13|media|1|EUR", "month", "\"2018-13\" is not a month between 1970-01 and 2100-12. Write it like 2018-03.")]
    [InlineData("March|media|1|EUR", "month", "\"March\" is not a month between 1970-01 and 2100-12. Write it like 2018-03.")]
    [InlineData("|media|1|EUR", "date", "The row has neither a date nor a month. Give a date for money spent on a day, or a month for a budget.")]
    public void A_bad_cell_refuses_the_row(string row, string column, string reason) => Assert.Equal(new RowFault(column, reason), Files.Spend(Months, row).Fault);

    [Fact]
    public void A_row_is_of_a_day_or_of_a_month_and_not_of_both() => Assert.Equal(
        "The row has both a date and a month. Give a date for money spent on a day, or a month for a budget.",
        Files.Spend("date,month,category,amount,currency", "2018-03-01|2018-03|media|1|EUR").Fault!.Reason);

    [Fact]
    public void Spend_of_a_day_has_no_time_of_day() => Assert.Equal(
        "\"2018-03-01 10:00\" is more than a date. Write the day only, like 2018-03-01.",
        Files.Spend(Days, "2018-03-01 10:00|media|||1|EUR").Fault!.Reason);

    [Fact]
    public void A_report_of_a_platform_is_read_by_a_map()
    {
        const string map = """{"columns":{"date":"Day","campaign":"Campaign","currency":"Currency code","amount":"Cost"},"constants":{"category":"media","channel":"Google Ads"},"thousands":","}""";
        Assert.Equal(
            new SpendRow(new(2018, 3, 1), false, SpendCategory.Media, "Google Ads", "Brand", 123456),
            Files.Spend("Day,Campaign,Currency code,Cost,Clicks", "2018-03-01|Brand|EUR|1,234.56|9", map).Row);
    }

    [Fact]
    public void Names_that_a_file_keeps_from_being_formulas_are_read_without_their_apostrophe() => Assert.Equal(
        new SpendRow(new(2018, 3, 1), false, SpendCategory.Media, "=Paid", "'90s", 1050),
        Files.Spend(Days, "2018-03-01|media|'=Paid|'90s|10.50|EUR").Row);

    [Fact]
    public void Yen_have_no_decimals()
    {
        Assert.Equal(1200, Files.Spend(Months, "2018-03|media|1200|JPY", currency: "JPY").Row!.AmountMinor);
        Assert.StartsWith("\"1200.5\" is not an amount in JPY. Write it like 1234.", Files.Spend(Months, "2018-03|media|1200.5|JPY", currency: "JPY").Fault!.Reason, StringComparison.Ordinal);
    }
}
