using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class CostReportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_simple_cost_is_the_spend_of_the_period_over_those_who_first_entered_in_it(Engine engine)
    {
        // b's second entry on 1 March was not bought again: four leads, 310 + 280 + 0 + 310 euro known for all 90 days.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        var cost = await desk.CostAsync(new ReportRequest("2018-Q1"), default);
        Assert.Equal(("mql", "EUR", 4L), (cost.Stage, cost.Currency, cost.Entered));
        Assert.Equal(("900.00", "225.00"), (cost.Simple.Spend, cost.Simple.PerLead));
        Assert.Equal(new CostCoverage(90, 90), cost.Coverage);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_lag_adjusted_cost_moves_both_ends_of_the_window_back(Engine engine)
    {
        // Lags 4, 0, 10 and 2 days: 4 on average. [28 Dec, 28 Mar): 4 days of December at 20, January 310, February 280, 27 days of March at 10.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        await new World(test).BudgetAsync("2017-12", 620);
        var cost = await desk.CostAsync(new ReportRequest("2018-Q1"), default);
        var lag = cost.LagAdjusted!;
        Assert.Equal((4, new DateOnly(2017, 12, 28), new DateOnly(2018, 3, 27)), (lag.LagDays, lag.From, lag.To));
        Assert.Equal(("940.00", "235.00"), (lag.Spend, lag.PerLead));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unknown_spend_is_named_and_never_zero(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var nothing = await desk.CostAsync(new ReportRequest("2018-Q1"), default);
        Assert.Equal((null, null), (nothing.Simple.Spend, nothing.Simple.PerLead));
        await new World(test).BudgetAsync("2018-01", 310);
        var january = await desk.CostAsync(new ReportRequest("2018-Q1"), default);
        Assert.Equal(new CostCoverage(31, 90), january.Coverage);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_moving_average_is_spend_over_entries_of_three_months(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        var cost = await desk.CostAsync(new ReportRequest("2018-Q1", Grain: "month"), default);
        Assert.Equal(
            [new CostBucket("2018-01", null, 3, null), new CostBucket("2018-02", null, 4, null), new CostBucket("2018-03", "900.00", 4, "225.00") { Low = "87.88", High = "825.79" }],
            cost.MovingAverage);
        Assert.Equal(["103.33", "280.00", null], cost.Series.Select(b => b.PerLead));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_bucket_has_the_limits_that_the_error_of_its_own_count_gives(Engine engine)
    {
        // One lead in February, of 280 euro: 280 ÷ 5.5716 and 280 ÷ 0.025318; nobody in March.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        var cost = await desk.CostAsync(new ReportRequest("2018-Q1", Grain: "month"), default);
        Assert.Equal([("50.25", "11059.41"), (null, null)], cost.Series.Skip(1).Select(b => (b.Low, b.High)));
        Assert.All(cost.LagAdjustedSeries, b => Assert.Equal((b.PerLead is null, b.PerLead is null), (b.Low is null, b.High is null)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_month_or_week_that_the_period_cuts_counts_its_days_in_the_period_alone(Engine engine)
    {
        // Entries on 1, 10 and 20 January and 5 February. From the 11th to the 31st: 21 days at 10.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        var months = await desk.CostAsync(new ReportRequest("2018-01-11..2018-02-28", Grain: "month"), default);
        Assert.Equal([("2018-01", "210.00", 1L, "210.00"), ("2018-02", "280.00", 1L, "280.00")], months.Series.Select(b => (b.Bucket, b.Spend!, b.Entered, b.PerLead!)));
        Assert.Equal([3L, 4L], months.MovingAverage.Select(b => b.Entered));
        var weeks = await desk.CostAsync(new ReportRequest("2018-01-11..2018-01-24", Grain: "week"), default);
        Assert.Equal([("2018-W02", "40.00", 0L), ("2018-W03", "70.00", 1L), ("2018-W04", "30.00", 0L)], weeks.Series.Select(b => (b.Bucket, b.Spend!, b.Entered)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_channel_pays_for_its_own_leads(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await new World(test).BudgetAsync("2018-01", 100, "Paid");
        await new World(test).BudgetAsync("2018-01", 900, "Organic");
        var cost = await desk.CostAsync(new ReportRequest("2018-01", "channel=Paid"), default);
        Assert.Equal((2L, "100.00", "50.00"), (cost.Entered, cost.Simple.Spend, cost.Simple.PerLead));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_persona_has_no_spend_of_its_own_and_the_report_says_so(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        var cost = await desk.CostAsync(new ReportRequest("2018-Q1", "persona=(none)"), default);
        Assert.Null(cost.Simple.Spend);
        Assert.Equal("Spend is kept by channel and by campaign: what was spent on persona=(none) is not known.", cost.Note);
    }
}
