using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class EfficiencyReportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Volume_counts_moves_and_the_cohort_counts_leads(Engine engine)
    {
        // Five entries, because b came back; a and c went on to SQL.
        var report = await ReadAsync(engine, new ReportRequest("2018-Q1"));
        Assert.Equal(("mql", "sql"), (report.From, report.To));
        Assert.Equal(new VolumeRate(5, 2, 0.4, 0), report.Volume);
        Assert.Equal((4L, 2L, 0.5), (report.Cohort.Entered, report.Cohort.Advanced, report.Cohort.Rate!.Value));
        Assert.Equal(new Ratio(2, 4).Wilson95(), new Interval(report.Cohort.Low!.Value, report.Cohort.High!.Value));
        Assert.False(report.ComputedLive);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_horizon_counts_the_leads_that_have_been_seen_for_so_long(Engine engine)
    {
        // On 10 April the week of a (1–7 January) is 93 days old, those of b and c 86 and 79, that of d 58. It took a 10 days and c 30.
        var report = await ReadAsync(engine, new ReportRequest("2018-Q1"));
        Assert.Equal([(30, 4L, 2L), (60, 3L, 2L), (90, 1L, 1L)], report.Horizons.Select(h => (h.Days, h.Eligible, h.Advanced)));
    }

    [Theory]
    [OnSqlite("2018-01-10..2018-02-05", 3, 1), OnPostgres("2018-01-10..2018-02-05", 3, 1)]
    [OnSqlite("2018-01-01", 1, 1), OnPostgres("2018-01-01", 1, 1)]
    [OnSqlite("2018-01", 3, 2), OnPostgres("2018-01", 3, 2)]
    [OnSqlite("2018-W02", 1, 0), OnPostgres("2018-W02", 1, 0)]
    [OnSqlite("2019", 0, 0), OnPostgres("2019", 0, 0)]
    public async Task Any_days_have_their_cohort_whole_weeks_and_months_or_not(string period, int entered, int advanced, Engine engine)
    {
        var report = await ReadAsync(engine, new ReportRequest(period));
        Assert.Equal((entered, advanced), (report.Cohort.Entered, report.Cohort.Advanced));
        Assert.Equal((entered, advanced), (report.Cohorts.Sum(c => c.Entered), report.Cohorts.Sum(c => c.Advanced)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_cohorts_by_month_add_up_and_their_shares_end_where_not_all_have_been_seen(Engine engine)
    {
        var report = await ReadAsync(engine, new ReportRequest("2018-Q1", Grain: "month"));
        Assert.Equal([("2018-01", 3L, 2L), ("2018-02", 1L, 0L), ("2018-03", 0L, 0L)], report.Cohorts.Select(c => (c.Bucket, c.Entered, c.Advanced)));
        // January has been seen for 69 days: two times 30. a had reached SQL after 10 days, c after 30, which is in the second thirty.
        Assert.Equal([1 / 3.0, 2 / 3.0], report.Cohorts[0].Shares);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_volumes_of_months_and_weeks_add_up_to_that_of_the_period(Engine engine)
    {
        var report = await ReadAsync(engine, new ReportRequest("2018-Q1", Grain: "month"));
        Assert.Equal(["2018-01", "2018-02", "2018-03"], report.Volumes.Select(v => v.Bucket));
        Assert.Equal((5L, 2L), (report.Volumes.Sum(v => v.Entered), report.Volumes.Sum(v => v.Advanced)));
        var weeks = await ReadAsync(engine, new ReportRequest("2018-Q1", Grain: "week"));
        Assert.Equal(weeks.Cohorts.Select(c => c.Bucket), weeks.Volumes.Select(v => v.Bucket));
        Assert.Equal((5L, 2L), (weeks.Volumes.Sum(v => v.Entered), weeks.Volumes.Sum(v => v.Advanced)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_age_that_not_all_have_been_seen_through_has_its_share_so_far(Engine engine)
    {
        // As of 1 March, January has been seen for 29 days: its first thirty are not over, and of them a has gone within ten; c came on the thirtieth.
        var report = await ReadAsync(engine, new ReportRequest("2018-01", Grain: "month", AsOf: "2018-03-01"));
        Assert.Empty(report.Cohorts[0].Shares);
        Assert.Equal(1 / 3.0, report.Cohorts[0].SoFar);
        // While leads may still enter there is no share.
        Assert.Null((await ReadAsync(engine, new ReportRequest("2018-01", Grain: "month", AsOf: "2018-01-20"))).Cohorts[0].SoFar);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cohort_is_mature_once_all_of_it_has_been_seen_for_as_long_as_nine_in_ten_take(Engine engine)
    {
        // Thirty leads took ten days each. On 10 April March has been seen for 10 days, April for none.
        await using var test = await TestDatabase.NewAsync(engine);
        var world = new World(test).Lead("young", "mql 2018-04-05");
        for (var day = 1; day <= 30; day++) world.Lead($"lead{day}", $"mql 2018-01-{day:00}", $"sql {new DateOnly(2018, 1, day).AddDays(10):yyyy-MM-dd}");
        await world.WriteAsync();
        var report = await ReportWorld.Desk(test).EfficiencyAsync(new ReportRequest("2018-03-01..2018-04-10", Grain: "month"), default);
        Assert.Equal(10, report.Cohort.MatureDays);
        Assert.Equal([true, false], report.Cohorts.Select(c => c.Mature!.Value));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task As_of_an_earlier_day_later_moves_are_not_known(Engine engine)
    {
        var report = await ReadAsync(engine, new ReportRequest("2018-Q1", AsOf: "2018-02-01"));
        Assert.Equal((3L, 1L, true), (report.Cohort.Entered, report.Cohort.Advanced, report.ComputedLive));
    }

    // p went from MQL to Opportunity past SQL, r to Customer and was then moved back to SQL, q went to SQL itself, s waits.
    [Theory]
    [OnSqlite("reached-or-later", null, 3), OnPostgres("reached-or-later", null, 3)]
    [OnSqlite("strict", null, 1), OnPostgres("strict", null, 1)]
    [OnSqlite("strict", "2018-01-20", 1), OnPostgres("strict", "2018-01-20", 1)]
    public async Task A_lead_that_passed_the_stage_over_is_inferred_and_counts_unless_the_policy_is_strict(string policy, string? asOf, int advanced, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await new World(test)
            .Lead("p", "Paid", ["mql 2018-01-01", "opportunity 2018-01-05"])
            .Lead("q", "Paid", ["mql 2018-01-02", "sql 2018-01-06", "customer 2018-01-07"])
            .Lead("r", "Paid", ["mql 2018-01-03", "customer 2018-01-04", "sql 2018-01-08"])
            .Lead("s", "Paid", ["mql 2018-01-04"])
            .WriteAsync();
        var report = await ReportWorld.Desk(test).EfficiencyAsync(new ReportRequest("2018-01-01..2018-01-14", Policy: policy, AsOf: asOf), default);
        Assert.Equal((policy, 4L, (long)advanced, 2L), (report.Policy, report.Cohort.Entered, report.Cohort.Advanced, report.Cohort.Inferred));
        Assert.Equal(new VolumeRate(4, 1, 0.25, 2), report.Volume);
        Assert.Equal(advanced, report.Cohorts.Sum(c => c.Advanced));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Other_stages_and_segments_can_be_asked_for(Engine engine)
    {
        var report = await ReadAsync(engine, new ReportRequest("2017-12-01..2018-03-31", "channel=Paid", From: "lead", To: "mql"));
        Assert.Equal((1L, 1L), (report.Cohort.Entered, report.Cohort.Advanced));
        await Assert.ThrowsAsync<MistakeException>(() => ReadAsync(engine, new ReportRequest("2018", From: "mql", To: "mql")));
        await Assert.ThrowsAsync<MistakeException>(() => ReadAsync(engine, new ReportRequest("2018", To: "nirvana")));
        await Assert.ThrowsAsync<MistakeException>(() => ReadAsync(engine, new ReportRequest("2018", Policy: "lax")));
    }

    private static async Task<EfficiencyReport> ReadAsync(Engine engine, ReportRequest request)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        return await (await ReportWorld.DeskAsync(test)).EfficiencyAsync(request, default);
    }
}
