using FunnelReports.Core;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class GoalTermsTests
{
    [Theory]
    [InlineData("25 %", 25, 100)]
    [InlineData("25%", 25, 100)]
    [InlineData("12.5 %", 125, 1000)]
    [InlineData("0.25", 25, 100)]
    [InlineData(" 1 ", 1, 1)]
    [InlineData("100%", 100, 100)]
    public async Task A_share_is_understood_as_percent_or_as_a_fraction(string typed, long numerator, long denominator)
    {
        await using var test = await TestDatabase.NewAsync(Engine.Sqlite);
        var rate = (await ReportWorld.Desk(test).GoalAsync(new ReportRequest("2018") { Goal = new GoalTerms(CloseRate: typed) }, default)).Rates[0];
        Assert.Equal((true, numerator, denominator), (rate.Given, rate.Numerator, rate.Denominator));
    }

    [Theory]
    [InlineData("10000000")]
    [InlineData("10,000,000")]
    [InlineData("10 000 000.00")]
    [InlineData("10\u00a0000\u00a0000")]
    public async Task Thousands_may_be_marked_by_blanks_or_commas(string typed)
    {
        await using var test = await TestDatabase.NewAsync(Engine.Sqlite);
        Assert.Equal("10000000.00", (await ReportWorld.Desk(test).GoalAsync(new ReportRequest("2018") { Goal = new GoalTerms(typed, Deal: "50,000") }, default)).Revenue);
    }

    public static TheoryData<GoalTerms, string> Wrong => new()
    {
        { new GoalTerms("ten million"), "The revenue 'ten million' was not understood. Write digits with a point before decimals, in EUR: 10000000, 10,000,000 or 49999.50." },
        { new GoalTerms("10.000.000"), "The revenue '10.000.000' was not understood." },
        { new GoalTerms("1000", Deal: "49999,5"), "The average deal '49999,5' was not understood." },
        { new GoalTerms("1000", Deal: "0"), "The average deal '0' is too small: it must be more than 0." },
        { new GoalTerms("-5"), "The revenue '-5' is too small: it must be 0 or more." },
        { new GoalTerms(Customers: "2.5"), "The number of customers '2.5' was not understood. Write a whole number, e.g. 200." },
        { new GoalTerms("1000", Customers: "2"), "A goal is a revenue or a number of customers, and both were given. Leave one of them out." },
        { new GoalTerms(CloseRate: "a quarter"), "The close rate 'a quarter' was not understood. Write it as 25 % or 0.25, with a point before decimals." },
        { new GoalTerms(CloseRate: "0,25"), "The close rate '0,25' was not understood." },
        { new GoalTerms(CloseRate: "-1 %"), "The close rate '-1 %' was not understood." },
        { new GoalTerms(MqlToSql: "25"), "The share of MQLs that become SQLs '25' is more than 100 %. For percent write the sign too: 25 %." },
        { new GoalTerms(LeadToMql: "101 %"), "The share of leads that become MQLs '101 %' is more than 100 %. Write a share of at most 100 %." },
        { new GoalTerms(VisitToLead: "0"), "With a share of visits that leave a lead of 0 no number is enough." },
        { new GoalTerms(Customers: "9000000000000000000", CloseRate: "1 %", MqlToSql: "1 %", LeadToMql: "1 %"), "This goal takes more than can be counted." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_was_not_understood_is_told_with_what_was_typed_and_how_to_mend_it(GoalTerms terms, string words)
    {
        await using var test = await TestDatabase.NewAsync(Engine.Sqlite);
        var mistake = await Assert.ThrowsAsync<MistakeException>(() => ReportWorld.Desk(test).GoalAsync(new ReportRequest("2018") { Goal = terms }, default));
        Assert.StartsWith(words, mistake.Message, StringComparison.Ordinal);
    }
}
