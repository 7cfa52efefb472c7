using System.Globalization;
using System.Text.Json;
using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class CostLawTests
{
    private static readonly string[] Periods = ["2018-Q1", "2018-02", "2018-01-10..2018-03-20", "2018-W07", "2018-Q2"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Channels_and_campaigns_with_what_is_assigned_to_none_add_up_to_all(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await CostWorld.DeskAsync(test);
        foreach (var request in Periods.SelectMany(p => new[] { "channel", "campaign" }, (p, by) => new ReportRequest(p, By: by)))
        {
            var cost = await desk.CostAsync(request, default);
            Assert.Equal(request.By, cost.By);
            Assert.Equal(cost.Entered, cost.Lines.Sum(l => l.Entered));
            Assert.Equal(Amount(cost.Simple.Spend), cost.Lines.Sum(l => Amount(l.Spend)));
            Assert.Equal([.. cost.Lines.Select(l => l.Assigned).OrderDescending()], cost.Lines.Select(l => l.Assigned));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_line_of_a_split_is_what_the_report_of_that_segment_says(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await CostWorld.DeskAsync(test);
        foreach (var request in Periods.SelectMany(p => new[] { "channel", "campaign" }, (p, by) => new ReportRequest(p, Stage: "sql", By: by)))
        {
            foreach (var line in (await desk.CostAsync(request, default)).Lines)
            {
                var alone = await desk.CostAsync(request with { Segment = $"{request.By}={line.Value}" }, default);
                Assert.Equal((alone.Entered, alone.Simple.Spend, alone.Coverage), (line.Entered, line.Spend, line.Coverage));
                Assert.Equal(
                    line.Assigned ? (alone.Simple.PerLead, alone.Simple.Low, alone.Simple.High) : (null, null, null), (line.PerLead, line.Low, line.High));
                // A split of what is one value has that one line.
                Assert.Equal([line], alone.Lines);
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_period_takes_over_and_spends_is_what_it_gives_out_and_passes_on(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await CostWorld.DeskAsync(test);
        foreach (var stage in new[] { "lead", "mql", "customer" })
        {
            foreach (var period in Periods)
            {
                var figure = (await desk.CostAsync(new ReportRequest(period, Stage: stage), default)).LagWeighted;
                Assert.NotNull(figure);
                Assert.Equal(Amount(figure.BroughtForward) + Amount(figure.Spent), Amount(figure.Spend) + Amount(figure.NotYetAllocated));
            }
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stored_and_live_answers_are_the_same(Engine engine)
    {
        // All leads and all spend are of one campaign: its report is folded live, that of all comes from the rollups.
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await CostWorld.DeskAsync(test, "Everything");
        foreach (var request in Periods.SelectMany(p => new[] { null, "2018-02-20" }, (p, asOf) => new ReportRequest(p, AsOf: asOf, By: "channel")))
        {
            var stored = await desk.CostAsync(request, default);
            var live = await desk.CostAsync(request with { Segment = "campaign=Everything" }, default);
            Assert.Equal((false, true), (stored.ComputedLive, live.ComputedLive));
            Assert.Equal(Json(stored), Json(live with { Segment = "all", ComputedLive = false }));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_stage_costs_what_its_own_report_says(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await CostWorld.DeskAsync(test);
        var stages = (await desk.CostAsync(new ReportRequest("2018-Q1"), default)).Stages;
        Assert.Equal(["Lead", "Mql", "Sql", "Opportunity", "Customer"], stages.Select(s => s.Role));
        foreach (var stage in stages)
        {
            var own = await desk.CostAsync(new ReportRequest("2018-Q1", Stage: stage.Key), default);
            Assert.Equal((own.Entered, own.Simple, own.LagAdjusted), (stage.Entered, stage.Simple, stage.LagAdjusted));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_leads_of_a_return_are_those_that_came_in_and_its_months_add_up(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var desk = await CostWorld.DeskAsync(test);
        foreach (var segment in new[] { "all", "channel=Paid" })
        {
            var back = (await desk.CostAsync(new ReportRequest("2018-01-10..2018-03-20", segment), default)).Return!;
            Assert.True(back.Customers > 0);
            Assert.Equal((back.Leads, back.Customers, back.WithAmount), (back.Cohorts.Sum(c => c.Leads), back.Cohorts.Sum(c => c.Customers), back.Cohorts.Sum(c => c.WithAmount)));
            Assert.Equal((Amount(back.Revenue), Amount(back.Spend)), (back.Cohorts.Sum(c => Amount(c.Revenue)), back.Cohorts.Sum(c => Amount(c.Spend))));
            Assert.Equal(await CameInAsync(test, segment), back.Leads);
        }
    }

    [Theory, OnPostgres]
    public async Task Both_databases_give_the_same_report(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await using var other = await TestDatabase.NewAsync(Engine.Sqlite);
        var (one, two) = (await CostWorld.DeskAsync(test), await CostWorld.DeskAsync(other));
        foreach (var request in Periods.SelectMany(p => new[] { "channel", "campaign" }, (p, by) => new ReportRequest(p, "channel=Paid", By: by)).Append(new("2018", By: "campaign")))
            Assert.Equal(Json(await two.CostAsync(request, default)), Json(await one.CostAsync(request, default)));
    }

    private static async Task<long> CameInAsync(TestDatabase test, string segment)
    {
        var workspace = await test.WorkspaceAsync();
        return await test.Database.ReadAsync(
            async transaction =>
            {
                var question = await new ReportQuestions(workspace, Instant.FromUtc(new DateTime(2018, 4, 10, 12, 0, 0, DateTimeKind.Utc)))
                    .UnderstandAsync(transaction, new ReportRequest("2018-01-10..2018-03-20", segment), default);
                var flow = await new ReportSources(test.Database, transaction, question).Moves.FlowAsync(question.Days, default);
                return flow.Where(c => c.From == Stage.Entry).Sum(c => c.Leads);
            },
            default);
    }

    private static string Json(CostReport report) => JsonSerializer.Serialize(report);

    private static decimal Amount(string? money) => money is null ? 0 : decimal.Parse(money, CultureInfo.InvariantCulture);
}
