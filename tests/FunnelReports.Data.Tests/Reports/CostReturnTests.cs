using FunnelReports.Data.Corrections;
using FunnelReports.Data.Reports;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Tests.Reports;

public class CostReturnTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Revenue_belongs_to_the_month_in_which_its_lead_came_in(Engine engine)
    {
        // January's leads: a bought for 700 in March and again for 75, b for nothing known, c never. February's: d for 140. Budgets of 310 and 280.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await DeskAsync(test);
        var back = (await desk.CostAsync(new ReportRequest("2018-Q1"), default)).Return!;
        Assert.Equal(
            [("2018-01", 3L, 2L, 1L, "775.00", "310.00", 2.5), ("2018-02", 1L, 1L, 1L, "140.00", "280.00", 0.5), ("2018-03", 0L, 0L, 0L, "0.00", null, (double?)null)],
            back.Cohorts.Select(c => (c.Bucket, c.Leads, c.Customers, c.WithAmount, c.Revenue, c.Spend, c.PerSpend)));
        Assert.Equal((4L, 3L, 2L, "915.00", "590.00", null), (back.Leads, back.Customers, back.WithAmount, back.Revenue, back.Spend, back.PerSpend));
        Assert.Equal(59, back.Coverage.Known);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Revenue_after_the_as_of_day_is_not_counted(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await DeskAsync(test);
        var back = (await desk.CostAsync(new ReportRequest("2018-01", AsOf: "2018-03-10"), default)).Return!;
        Assert.Equal((3L, 1L, "700.00"), (back.Leads, back.Customers, back.Revenue));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_sale_that_is_struck_out_or_not_folded_yet_brings_nothing(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await DeskAsync(test);
        await using var db = test.Database.Open();
        var sale = await db.Transitions.SingleAsync(t => t.AmountMinor == 140_00);
        await new Ledger(test.Database, new FixedClock(SmallWorld.Today)).VoidAsync("ops", sale.LeadId, [sale.TransitionId], "It never happened", default);
        await new World(test).Lead("c", "customer 2018-03-20 €1000").WriteAsync(fold: false);
        // Neither is in the rollups yet: the report is as it was.
        var before = (await desk.CostAsync(new ReportRequest("2018-02"), default)).Return!;
        Assert.Equal((1L, "140.00"), (before.Customers, before.Revenue));
        await new DirtyFold(test.Database, await test.WorkspaceAsync()).RunAsync(default);
        var after = (await desk.CostAsync(new ReportRequest("2018-Q1"), default)).Return!;
        Assert.Equal((3L, "1775.00"), (after.Customers, after.Revenue));
        Assert.Equal((0L, "0.00", 0.0), (after.Cohorts[1].Customers, after.Cohorts[1].Revenue, after.Cohorts[1].PerSpend));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_channel_has_the_revenue_of_its_own_leads(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await DeskAsync(test);
        var back = (await desk.CostAsync(new ReportRequest("2018-Q1", "channel=Paid"), default)).Return!;
        Assert.Equal((2L, 2L, "915.00", null), (back.Leads, back.Customers, back.Revenue, back.PerSpend));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_page_that_shows_no_return_does_not_wait_for_it(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await DeskAsync(test);
        var request = new ReportRequest("2018-Q1");
        var (whole, without) = (await desk.CostAsync(request, default), await desk.CostWithoutReturnAsync(request, default));
        Assert.Null(without.Return);
        Assert.Equal(whole.LagWeighted, without.LagWeighted);
    }

    private static async Task<ReportDesk> DeskAsync(TestDatabase test)
    {
        var world = new World(test)
            .Lead("a", "Paid", ["lead 2018-01-03", "mql 2018-01-05", "customer 2018-03-01 €700", "customer 2018-03-15 €75"])
            .Lead("b", "mql 2018-01-20", "customer 2018-04-02")
            .Lead("c", "lead 2018-01-31T23:59")
            .Lead("d", "Paid", ["lead 2018-02-01", "customer 2018-02-10 €140"]);
        await world.WriteAsync();
        await world.BudgetAsync("2018-01", 310);
        await world.BudgetAsync("2018-02", 280);
        return CostWorld.Desk(test);
    }
}
