using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class CostPartsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_lag_weighted_cost_gives_each_days_spend_to_the_days_on_which_its_leads_arrive(Engine engine)
    {
        // Lags of 0, 2, 4 and 10 days, a quarter each. Of 20 a day in December (10 + 4 + 2) × 5 = 80 come over; of 10 a day in March (10 + 4 + 2) × 2.50 = 40 go on.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        await new World(test).BudgetAsync("2017-12", 620);
        var weighted = (await desk.CostAsync(new ReportRequest("2018-Q1"), default)).LagWeighted!;
        Assert.Equal(("80.00", "900.00", "40.00"), (weighted.BroughtForward, weighted.Spent, weighted.NotYetAllocated));
        Assert.Equal(("940.00", "235.00"), (weighted.Spend, weighted.PerLead));
        Assert.Equal(("TwelveMonths", 4L, 10), (weighted.LagSource, weighted.Leads, weighted.LongestLagDays));
        Assert.Equal((new DateOnly(2017, 12, 22), new DateOnly(2018, 3, 31)), (weighted.From, weighted.To));
        Assert.Equal((new CostCoverage(100, 100), 1.0), (weighted.Coverage, weighted.WeightKnown));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_lag_weighted_cost_names_the_share_of_its_weight_for_which_the_spend_is_known(Engine engine)
    {
        // Each of the four lags gives 90 days of weight; 10 + 4 + 2 of these 360 lie in December, whose spend nobody knows.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        var weighted = (await desk.CostAsync(new ReportRequest("2018-Q1"), default)).LagWeighted!;
        Assert.Equal((new CostCoverage(90, 100), 344.0 / 360), (weighted.Coverage, weighted.WeightKnown));
        Assert.Equal((null, "860.00"), (weighted.BroughtForward, weighted.Spend));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_quarter_whose_leads_took_30_days_was_bought_from_2_december_to_1_march(Engine engine)
    {
        // 30 leads, each an MQL 30 days after it came in: 30 days of December at 10, 60 days of January to 1 March at 20.
        await using var test = await TestDatabase.NewAsync(engine);
        var world = new World(test);
        for (var lead = 0; lead < 30; lead++)
            world.Lead($"l{lead}", [$"lead {new DateOnly(2017, 12, 2).AddDays(lead * 3):yyyy-MM-dd}", $"mql {new DateOnly(2018, 1, 1).AddDays(lead * 3):yyyy-MM-dd}"]);
        await world.WriteAsync();
        foreach (var (month, amount) in new[] { ("2017-12", 310m), ("2018-01", 620m), ("2018-02", 560m), ("2018-03", 620m) }) await world.BudgetAsync(month, amount);
        var cost = await CostWorld.Desk(test).CostAsync(new ReportRequest("2018-Q1"), default);
        var lag = cost.LagAdjusted!;
        Assert.Equal((30, "Period", new DateOnly(2017, 12, 2), new DateOnly(2018, 3, 1)), (lag.LagDays, lag.LagSource, lag.From, lag.To));
        Assert.Equal(("1500.00", "50.00"), (lag.Spend, lag.PerLead));
        var weighted = cost.LagWeighted!;
        Assert.Equal((lag.Spend, lag.PerLead, lag.Low, lag.High, lag.From, lag.To), (weighted.Spend, weighted.PerLead, weighted.Low, weighted.High, weighted.From, weighted.To));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_stage_of_the_path_has_its_entries_its_cost_and_its_own_lag(Engine engine)
    {
        // SQLs after 14 and 40.5 days: L = 27, [5 December, 5 March) = 540 + 310 + 280 + 40. Two leads came in as leads, at once.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        await new World(test).BudgetAsync("2017-12", 620);
        var stages = (await desk.CostAsync(new ReportRequest("2018-Q1"), default)).Stages;
        Assert.Equal(
            [("lead", 2L, "450.00", 0, "450.00"), ("mql", 4L, "225.00", 4, "235.00"), ("sql", 2L, "450.00", 27, "585.00")],
            stages.Take(3).Select(s => (s.Key, s.Entered, s.Simple.PerLead!, s.LagAdjusted!.LagDays, s.LagAdjusted.PerLead!)));
        Assert.Equal([("opportunity", 0L, null, null), ("customer", 0L, null, null)], stages.Skip(3).Select(s => (s.Key, s.Entered, s.Simple.PerLead, s.LagAdjusted)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_split_by_channel_has_a_line_for_what_is_assigned_to_none_without_a_cost(Engine engine)
    {
        // a and b are of Paid, c of Organic, d of none.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var world = new World(test);
        await world.BudgetAsync("2018-01", 100, "Paid");
        await world.BudgetAsync("2018-01", 62);
        await world.BudgetAsync("2018-01", 5, "Radio");
        var cost = await desk.CostAsync(new ReportRequest("2018-Q1", By: "Channel"), default);
        Assert.Equal(
            [("Paid", true, 2L, "100.00", "50.00", 31), ("Organic", true, 1L, null, null, 0), ("Radio", true, 0L, "5.00", null, 31), ("(none)", false, 1L, "62.00", null, 31)],
            cost.Lines.Select(l => (l.Value, l.Assigned, l.Entered, l.Spend, l.PerLead, l.Coverage.Known)));
        Assert.Equal(("167.00", "channel"), (cost.Simple.Spend, cost.By));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_split_by_campaign_takes_from_the_budget_without_one_the_day_that_a_campaign_was_billed_for(Engine engine)
    {
        // The budget of 310 for no campaign gives up 10 on the day that Summer was billed 7.
        await using var test = await TestDatabase.NewAsync(engine);
        var world = new World(test).Lead("a", "mql 2018-01-05").Campaign("a", "Summer").Lead("b", "mql 2018-01-06").Lead("c", "mql 2018-02-01").Campaign("c", "Summer");
        await world.WriteAsync();
        await world.BudgetAsync("2018-01", 310);
        await world.ActualAsync("2018-01-09", 7, null, "Summer");
        var cost = await CostWorld.Desk(test).CostAsync(new ReportRequest("2018-01", By: "campaign"), default);
        Assert.Equal([("Summer", 1L, "7.00", "7.00"), ("(none)", 1L, "300.00", null)], cost.Lines.Select(l => (l.Value, l.Entered, l.Spend, l.PerLead)));
        Assert.Equal("307.00", cost.Simple.Spend);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cost_is_not_split_by_what_no_spend_is_kept_by(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var mistake = await Assert.ThrowsAsync<MistakeException>(() => CostWorld.Desk(test).CostAsync(new ReportRequest("2018-01", By: "persona"), default));
        Assert.Equal("A cost report cannot be split by 'persona': spend is kept by channel and campaign.", mistake.Message);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_world_without_leads_has_no_cost_and_one_lead_has_wide_limits(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await SmallWorld.WriteBudgetsAsync(test);
        var desk = CostWorld.Desk(test);
        var empty = await desk.CostAsync(new ReportRequest("2018-Q1", By: "campaign"), default);
        Assert.Equal((0L, null, null, "900.00"), (empty.Entered, empty.LagAdjusted, empty.LagWeighted, empty.Simple.Spend));
        Assert.Equal([("(none)", 0L, "900.00")], empty.Lines.Select(l => (l.Value, l.Entered, l.Spend)));
        Assert.Equal((0L, 0L, "0.00", 0.0), (empty.Return!.Leads, empty.Return.Customers, empty.Return.Revenue, empty.Return.PerSpend));

        await new World(test).Lead("a", "lead 2018-02-01", "mql 2018-02-03").WriteAsync();
        var one = await desk.CostAsync(new ReportRequest("2018-Q1", By: "campaign"), default);
        // 2 days: all of the quarter's spend but that of its last two days. The limits of a count of 1 are 0.025318 and 5.5716.
        Assert.Equal((1L, "880.00", "20.00"), (one.Entered, one.LagWeighted!.PerLead, one.LagWeighted.NotYetAllocated));
        Assert.Equal(("161.53", "35548.10"), (one.Simple.Low, one.Simple.High));
        Assert.Equal([("(none)", 1L, "900.00", null)], one.Lines.Select(l => (l.Value, l.Entered, l.Spend, l.PerLead)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_period_of_which_no_day_has_come_has_nothing(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        await SmallWorld.WriteBudgetsAsync(test);
        var cost = await desk.CostAsync(new ReportRequest("2018-Q3", By: "channel"), default);
        Assert.Equal((0L, null, null), (cost.Entered, cost.LagAdjusted, cost.LagWeighted));
        Assert.Empty(cost.Lines);
        Assert.Empty(cost.Return!.Cohorts);
    }
}
