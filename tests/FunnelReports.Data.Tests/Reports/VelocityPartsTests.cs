using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class VelocityPartsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_trend_is_by_month_and_by_iso_week_where_that_is_asked_for(Engine engine)
    {
        // Left MQL: a on 11 January after 10 days, b on the 30th after 20, c on 19 February after 30.5.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var months = Mql(await desk.VelocityAsync(new ReportRequest("2018-Q1"), default));
        Assert.Equal([("2018-01", 2L, 15.0), ("2018-02", 1L, 30.5), ("2018-03", 0L, null)], months);
        var weeks = Mql(await desk.VelocityAsync(new ReportRequest("2018-Q1", Grain: "week"), default));
        Assert.Equal(13, weeks.Count);
        Assert.Equal([("2018-W02", 1L, 10.0), ("2018-W05", 1L, 20.0), ("2018-W08", 1L, 30.5)], weeks.Where(w => w.Exits > 0));
        Assert.Equal(["2018-W02"], Mql(await desk.VelocityAsync(new ReportRequest("2018-W02"), default)).Select(w => w.Bucket));

        static List<(string Bucket, long Exits, double? Mean)> Mql(VelocityReport report) =>
            [.. report.Trend.Select(b => (b.Bucket, b.Stages.Single(s => s.Key == "mql"))).Select(b => (b.Bucket, b.Item2.Exits, b.Item2.MeanDays))];
    }

    [Theory]
    [OnSqlite("2018-Q1"), OnPostgres("2018-Q1")]
    [OnSqlite("2018-01-01..2018-02-20"), OnPostgres("2018-01-01..2018-02-20")]
    public async Task Total_time_runs_from_the_first_entry_into_the_funnel_to_the_first_into_the_stage(string period, Engine engine)
    {
        // To MQL 4, 0, 10 and 2 days; to SQL 14 days and 40 with a half. b's second entry into MQL is none of them.
        await using var test = await TestDatabase.NewAsync(engine);
        var total = (await (await ReportWorld.DeskAsync(test)).VelocityAsync(new ReportRequest(period), default)).Total;
        Assert.Equal(["mql", "sql", "opportunity", "customer"], total.Select(t => t.Key));
        Assert.Equal(new StageTotal("mql", "MQL", 4, 4, 3, 8.2), total[0] with { P90Days = Math.Round(total[0].P90Days!.Value, 9) });
        Assert.Equal(new StageTotal("sql", "SQL", 2, 27.25, 27, 37.4), total[1] with { P90Days = Math.Round(total[1].P90Days!.Value, 9) });
        Assert.Equal(new StageTotal("customer", "Customer", 0, null, null, null), total[3]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stays_left_are_told_by_their_length_and_those_entered_by_a_curve(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).VelocityAsync(new ReportRequest("2018-Q1"), default);
        var mql = report.Stages.Single(s => s.Key == "mql");
        Assert.Equal(
            [new LengthBand(7, 14, 1), new LengthBand(14, 30, 1), new LengthBand(30, 60, 1)],
            mql.Distribution.Where(b => b.Exits > 0));
        // Five entered; left after 10, 20 and 30 days, b waits for 40 and d for 64.
        Assert.Equal([(10.0, 5L, 0.8), (20, 4, 0.6), (30, 3, 0.4)], mql.Survival.Curve!.Select(p => (p.Days, p.AtRisk, Math.Round(p.Waiting, 12))));
        Assert.False(mql.Survival.NotReached);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_median_is_not_reached_where_stays_were_entered_and_fewer_than_half_have_left(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await (await ReportWorld.DeskAsync(test)).VelocityAsync(new ReportRequest("2018-Q1"), default);
        Assert.True(report.Stages.Single(s => s.Key == "sql").Survival is { N: 2, MedianDays: null, NotReached: true });
        Assert.True(report.Stages.Single(s => s.Key == "customer").Survival is { N: 0, MedianDays: null, NotReached: false });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_stage_can_be_broken_down_by_channel(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var report = await desk.VelocityAsync(new ReportRequest("2018-Q1", By: "channel"), default);
        Assert.Equal(("channel", "mql", false), (report.Segments!.By, report.Segments.Stage, report.Segments.ComputedLive));
        Assert.Equal(
            [("Paid", 2L, 15.0, 3L, 1L), ("Organic", 1L, 30.5, 1L, 0L), ("(none)", 0L, null, 1L, 1L)],
            report.Segments.Values.Select(v => (v.Value, v.Exits, v.MeanDays, v.Survival.N, v.Survival.Open)));
        var sql = (await desk.VelocityAsync(new ReportRequest("2018-Q1", Stage: "sql", By: "Channel"), default)).Segments!;
        Assert.Equal([("Organic", 1L), ("Paid", 1L)], sql.Values.Select(v => (v.Value, v.Survival.N)));
        Assert.Null((await desk.VelocityAsync(new ReportRequest("2018-Q1"), default)).Segments);
    }

    [Theory, OnSqlite("campaign"), OnPostgres("campaign"), OnSqlite("colour"), OnPostgres("colour"), OnSqlite("1"), OnPostgres("1")]
    public async Task What_nothing_is_broken_down_by_is_refused_in_words(string by, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await ReportWorld.DeskAsync(test);
        var mistake = await Assert.ThrowsAsync<MistakeException>(() => desk.VelocityAsync(new ReportRequest("2018", By: by), default));
        Assert.Equal($"A report is not broken down by '{by}'. Take channel, persona or origin.", mistake.Message);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_leads_every_part_is_there_and_empty(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = new ReportDesk(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today));
        var report = await desk.VelocityAsync(new ReportRequest("2018-Q1", By: "persona"), default);
        Assert.Equal(["2018-01", "2018-02", "2018-03"], report.Trend.Select(b => b.Bucket));
        Assert.All(report.Trend.SelectMany(b => b.Stages), s => Assert.Equal((0L, null, null, null), (s.Exits, s.MeanDays, s.MedianDays, s.P90Days)));
        Assert.All(report.Total, t => Assert.Equal((0L, null, null, null), (t.Leads, t.MeanDays, t.MedianDays, t.P90Days)));
        Assert.All(report.Stages, s => Assert.True(s.Survival.Curve!.Count == 0 && s.Distribution.Sum(b => b.Exits) == 0 && !s.Survival.NotReached));
        Assert.Empty(report.Segments!.Values);
        Assert.Empty((await desk.VelocityAsync(new ReportRequest("2019", By: "persona"), default)).Trend);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_lead_that_became_a_customer_within_a_day_took_no_calendar_day(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await new World(test).Lead("x", "lead 2018-03-05T08:00", "mql 2018-03-05T09:00", "customer 2018-03-05T20:00").WriteAsync();
        var desk = new ReportDesk(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today));
        var report = await desk.VelocityAsync(new ReportRequest("2018-03", By: "origin"), default);
        Assert.Equal(new StageTotal("customer", "Customer", 1, 0.5, 0, 0), report.Total[^1]);
        Assert.Equal(0, report.Total.Single(t => t.Key == "sql").Leads);
        var mql = report.Stages.Single(s => s.Key == "mql");
        Assert.Equal(new LengthBand(0, 1, 1), mql.Distribution[0]);
        Assert.Equal(new SurvivalPoint(0, 1, 1, 0, null, null), Assert.Single(mql.Survival.Curve!));
        Assert.Equal(("(none)", 1L), (report.Segments!.Values[0].Value, report.Segments.Values[0].Exits));
    }
}
