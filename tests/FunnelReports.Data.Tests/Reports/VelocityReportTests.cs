using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class VelocityReportTests
{
    [Theory]
    [OnSqlite("2018-Q1"), OnPostgres("2018-Q1")]
    [OnSqlite("2017-12-05..2018-03-20"), OnPostgres("2017-12-05..2018-03-20")]
    [OnSqlite("2018-01-05..2018-02-20"), OnPostgres("2018-01-05..2018-02-20")]
    public async Task Time_in_stage_is_that_of_the_stays_left_whole_months_or_not(string period, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var mql = Mql(await (await ReportWorld.DeskAsync(test)).VelocityAsync(new ReportRequest(period), default));
        Assert.Equal(3, mql.Exits);
        Assert.Equal((10 + 20 + 30.5) / 3, mql.MeanDays!.Value, 1e-9);
        Assert.InRange(mql.MedianDays!.Value, 20 * 0.99, 20 * 1.01);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Survival_counts_those_that_still_wait(Engine engine)
    {
        // Entered in the quarter: five stays. Left on day 10, 20 and 30; open on 10 April: d since 64 days, b's second stay since 40 days.
        await using var test = await TestDatabase.NewAsync(engine);
        var survival = Mql(await (await ReportWorld.DeskAsync(test)).VelocityAsync(new ReportRequest("2018-Q1"), default)).Survival;
        Assert.Equal((5L, 3L, 2L), (survival.N, survival.Events, survival.Open));
        Assert.Equal(30, survival.MedianDays);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task As_of_an_earlier_day_what_left_later_is_still_open(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).VelocityAsync(new ReportRequest("2018-01", AsOf: "2018-01-25"), default);
        var mql = Mql(report);
        Assert.Equal((3L, 1L, 2L), (mql.Survival.N, mql.Survival.Events, mql.Survival.Open));
        // On day 10 two are at risk (c waits since 5 days only) and one leaves: half have left.
        Assert.Equal(10, mql.Survival.MedianDays);
        Assert.Equal(1, mql.Exits);
        Assert.True(report.ComputedLive);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_stage_that_nobody_left_has_no_time(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).VelocityAsync(new ReportRequest("2018-Q1"), default);
        var sql = report.Stages.Single(s => s.Key == "sql");
        Assert.Equal((0L, null, null, null), (sql.Exits, sql.MeanDays, sql.MedianDays, sql.P90Days));
        Assert.Equal(2, sql.Survival.Open);
    }

    private static StageVelocity Mql(VelocityReport report) => report.Stages.Single(s => s.Key == "mql");
}
