using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class GoalReportTests
{
    private static readonly GoalTerms Guide = new("10000000", Deal: "50000", CloseRate: "25 %", MqlToSql: "0.2", LeadToMql: "10%", VisitToLead: "0.02");

    [Theory, OnSqlite, OnPostgres]
    public async Task Ten_million_at_50000_a_deal_take_200_customers_800_sqls_and_4000_mqls(Engine engine)
    {
        var goal = await ReadAsync(engine, Guide);
        Assert.Equal(new LeadGoal(200, 800, 4_000, 40_000, 2_000_000), goal.Needed);
        Assert.Equal(("10000000.00", new GoalDeal("50000.00", true, null, null)), (goal.Revenue, goal.Deal));
        Assert.Equal(new GoalRate("closeRate", "sql", "customer", true, 25, 100, 0.25, null, null), goal.Rates[0]);
        Assert.Equal([("closeRate", 25L, 100L), ("mqlToSql", 2L, 10L), ("leadToMql", 10L, 100L), ("visitToLead", 2L, 100L)], goal.Rates.Select(r => (r.Key, r.Numerator, r.Denominator)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task With_400_customers_it_takes_1600_sqls_and_8000_mqls(Engine engine)
    {
        var goal = await ReadAsync(engine, Guide with { Revenue = null, Deal = null, Customers = "400" });
        Assert.Equal((400L, 1_600L, 8_000L), (goal.Needed.Customers!.Value, goal.Needed.Sqls!.Value, goal.Needed.Mqls!.Value));
        Assert.Equal((null, null), (goal.Revenue, goal.Deal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_rate_that_is_not_given_is_measured_by_cohort_over_the_twelve_months_before(Engine engine)
    {
        var goal = await ReadAsync(engine, new GoalTerms(Customers: "10"));
        Assert.Equal((new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31)), (goal.MeasuredFrom, goal.MeasuredTo));
        Assert.Equal(
            [("closeRate", "sql", "customer", 1L, 2L), ("mqlToSql", "mql", "sql", 2L, 4L), ("leadToMql", "lead", "mql", 6L, 7L), ("visitToLead", null, "lead", 0L, 0L)],
            goal.Rates.Select(r => (r.Key, r.From, r.To!, r.Numerator, r.Denominator)));
        Assert.All(goal.Rates, rate => Assert.False(rate.Given));
        Assert.Equal(new Ratio(2, 4).Wilson95(), new Interval(goal.Rates[1].Low!.Value, goal.Rates[1].High!.Value));
        Assert.Equal(new LeadGoal(10, 20, 40, 47, null), goal.Needed);
    }

    [Theory]
    [OnSqlite("sql", "customer", 0), OnPostgres("sql", "customer", 0)]
    [OnSqlite("mql", "sql", 1), OnPostgres("mql", "sql", 1)]
    [OnSqlite("lead", "mql", 2), OnPostgres("lead", "mql", 2)]
    public async Task A_measured_rate_is_that_of_the_efficiency_report_of_these_months(string from, string to, int rate, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await GoalWorld.WriteAsync(test);
        var goal = (await GoalAsync(test, "2018", GoalTerms.None)).Rates[rate];
        var cohort = (await ReportWorld.Desk(test).EfficiencyAsync(new ReportRequest("2017", From: from, To: to), default)).Cohort;
        Assert.Equal((cohort.Advanced, cohort.Entered, cohort.Rate, cohort.Low, cohort.High), (goal.Numerator, goal.Denominator, goal.Rate, goal.Low, goal.High));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_average_deal_is_revenue_over_customers_with_an_amount(Engine engine)
    {
        var goal = await ReadAsync(engine, new GoalTerms("4500.01"));
        Assert.Equal(new GoalDeal("500.00", false, 2, "1000.00"), goal.Deal);
        Assert.Equal(10, goal.Needed.Customers);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_a_known_amount_the_average_deal_is_unknown_and_so_is_all_that_follows(Engine engine)
    {
        var goal = await ReadAsync(engine, new GoalTerms("5000"), "2016");
        Assert.Equal(new GoalDeal(null, false, 0, null), goal.Deal);
        Assert.Equal(new LeadGoal(null, null, null, null, null), goal.Needed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Progress_counts_first_entries_of_the_period_as_the_cost_does(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await GoalWorld.WriteAsync(test);
        var goal = await GoalAsync(test, "2018", new GoalTerms(Customers: "10"));
        Assert.Equal(
            [("lead", "Lead", 2L, 47L), ("mql", "Mql", 1L, 40L), ("sql", "Sql", 0L, 20L), ("customer", "Customer", 0L, 10L)],
            goal.Progress.Select(p => (p.Key, p.Role, p.Entered, p.Needed!.Value)));
        Assert.Equal(1 / 40.0, goal.Progress[1].Share);
        Assert.Equal((100, 365, 100 / 365.0), (goal.DaysGone, goal.Days, goal.DaysShare));
        Assert.Equal((await ReportWorld.Desk(test).CostAsync(new ReportRequest("2018"), default)).Entered, goal.Progress[1].Entered);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_twelve_months_end_where_the_month_of_the_period_begins_and_a_segment_has_its_own_rates(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await GoalWorld.WriteAsync(test);
        var goal = await GoalAsync(test, "2018-02-15..2018-03-14", GoalTerms.None);
        Assert.Equal((new DateOnly(2017, 2, 1), new DateOnly(2018, 1, 31)), (goal.MeasuredFrom, goal.MeasuredTo));
        var paid = await ReportWorld.Desk(test).GoalAsync(new ReportRequest("2018", "channel=Paid"), default);
        Assert.Equal((2L, 2L), (paid.Rates[1].Numerator, paid.Rates[1].Denominator));
        Assert.Null(paid.Needed.Customers);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_period_of_which_no_day_has_come_has_no_progress_yet(Engine engine)
    {
        var goal = await ReadAsync(engine, new GoalTerms(Customers: "10"), "2019");
        Assert.Equal((0, 0.0, 0L), (goal.DaysGone, goal.DaysShare, goal.Progress.Sum(p => p.Entered)));
    }

    private static async Task<GoalReport> ReadAsync(Engine engine, GoalTerms terms, string period = "2018")
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await GoalWorld.WriteAsync(test);
        return await GoalAsync(test, period, terms);
    }

    private static Task<GoalReport> GoalAsync(TestDatabase test, string period, GoalTerms terms) =>
        ReportWorld.Desk(test).GoalAsync(new ReportRequest(period) { Goal = terms }, default);
}
