using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class ConversionsReportTests
{
    // Ten moves in January, of which Spring/Form caused five. Into MQL there are four: three by Spring/Form, one of unknown cause.
    [Theory, OnSqlite, OnPostgres]
    public async Task Three_of_four_moves_into_mql_and_five_of_all_ten_are_a_share_of_75_percent_and_a_lift_of_one_and_a_half(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await ReadAsync(test, new ReportRequest("2018-01"));

        Assert.Equal(("mql", 10L, 4L, false), (report.Stage, report.AllMoves, report.In.Moves, report.ComputedLive));
        var limits = new Ratio(3, 4).Wilson95()!.Value;
        Assert.Equal(new ConversionCause("Spring", "Form", 3, 0.75, limits.Low, limits.High, 1.5), report.In.Causes[0]);
        Assert.Equal((null, null, 1L), (report.In.Causes[1].Campaign, report.In.Causes[1].Action, report.In.Causes[1].N));
        Assert.Equal([("lead", 3L), ("entry", 1L)], report.In.Stages.Select(s => (s.Key, s.N)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_leads_out_of_a_stage_is_named_with_where_it_leads(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await ReadAsync(test, new ReportRequest("2018-01"));

        Assert.Equal([("rejected", 2L), ("sql", 1L)], report.Out.Stages.Select(s => (s.Key, s.N)));
        Assert.Equal(["Spring/Form 1", "Autumn/Call 1", "/ 1"], report.Out.Causes.OrderByDescending(c => c.Campaign, StringComparer.Ordinal).Select(c => $"{c.Campaign}/{c.Action} {c.N}"));
        Assert.Equal(report.Out.Moves, report.Out.Causes.Sum(c => c.N) + report.Out.Others);
    }

    [Theory]
    [OnSqlite("channel=Paid", null), OnPostgres("channel=Paid", null)]
    [OnSqlite("campaign=(none)", null), OnPostgres("campaign=(none)", null)]
    [OnSqlite("all", "2018-02-20"), OnPostgres("all", "2018-02-20")]
    public async Task A_segment_and_an_earlier_day_have_their_own_answer_and_parts_add_up(string segment, string? asOf, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var all = await ReadAsync(test, new ReportRequest("2018-01"));
        var some = await ReportWorld.Desk(test).ConversionsAsync(new ReportRequest("2018-01", segment, AsOf: asOf), default);

        if (segment != "channel=Paid") Assert.Equal((all.AllMoves, all.In.Moves), (some.AllMoves, some.In.Moves));
        else
        {
            var rest = await ReportWorld.Desk(test).ConversionsAsync(new ReportRequest("2018-01", "channel=(none)"), default);
            Assert.True(some.ComputedLive);
            Assert.Equal((all.AllMoves, all.In.Moves, all.Out.Moves), (some.AllMoves + rest.AllMoves, some.In.Moves + rest.In.Moves, some.Out.Moves + rest.Out.Moves));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_nothing_moved_there_is_no_share(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var report = await ReportWorld.Desk(test).ConversionsAsync(new ReportRequest("2018-01"), default);
        Assert.Equal((0L, 0L, 0), (report.AllMoves, report.In.Moves, report.In.Causes.Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_four_leads_handed_over_sales_accepted_one_of_three_decided_and_the_reasons_are_counted(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await ReadAsync(test, new ReportRequest("2018-01"));
        var report = await ReportWorld.Desk(test).AcceptanceAsync(new ReportRequest("2018-01"), default);

        Assert.Equal((4L, 1L, 2L, 0L, 1L), (report.HandedOver, report.Accepted, report.Rejected, report.Other, report.Waiting));
        var limits = new Ratio(1, 3).Wilson95()!.Value;
        Assert.Equal(new AcceptanceRate(1, 3, 1 / 3.0, limits.Low, limits.High), report.Acceptance);
        Assert.Equal([new RejectionReason(null, 1, 0.5), new RejectionReason("Budget", 1, 0.5)], report.Rejections.Reasons.OrderBy(r => r.Reason, StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lead_that_came_back_is_handed_over_again_and_as_of_an_earlier_day_it_waits(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await SmallWorld.WriteAsync(test);
        var now = await ReportWorld.Desk(test).AcceptanceAsync(new ReportRequest("2018-01-01..2018-03-15"), default);
        var then = await ReportWorld.Desk(test).AcceptanceAsync(new ReportRequest("2018-01-01..2018-03-15", AsOf: "2018-01-25"), default);

        Assert.Equal((5L, 2L, 1L, 2L), (now.HandedOver, now.Accepted, now.Rejected, now.Waiting));
        Assert.Equal((3L, 1L, 0L, 2L, 0L), (then.HandedOver, then.Accepted, then.Rejected, then.Waiting, then.Rejections.N));
    }

    private static async Task<ConversionsReport> ReadAsync(TestDatabase test, ReportRequest request)
    {
        await new World(test)
            .Lead("a", "Paid", ["lead 2018-01-01 Spring/Form", "mql 2018-01-02 Spring/Form", "sql 2018-01-05 Autumn/Call"])
            .Lead("b", "Paid", ["lead 2018-01-01", "mql 2018-01-03 Spring/Form", "rejected 2018-01-06 Spring/Form"])
            .Lead("c", ["lead 2018-01-01", "mql 2018-01-04 Spring/Form", "rejected 2018-01-07 !Budget"])
            .Lead("d", ["mql 2018-01-31"])
            .Lead("e", ["mql 2018-02-01"])
            .WriteAsync();
        return await ReportWorld.Desk(test).ConversionsAsync(request, default);
    }
}
