using FunnelReports.Core.Calendars;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Leads;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>A number shown equals the count of the leads behind its link.</summary>
[Collection(LawSites.Name)]
public class LeadsBehindTests(LawSites sites)
{
    // How many leads are listed: of a stage, or of the one that is entered and the one that is reached, in the period of the question or in another.
    private delegate Task<long> Count(LeadsAsked asked, string? stage, string? period = null);

    private static readonly string[] StageKeys = ["lead", "mql", "customer", "rejected"];

    [Theory, OnSqlite, OnPostgres]
    public Task As_many_leads_are_listed_as_a_stage_held_took_in_and_let_go(Engine engine) => HoldAsync(engine, async (site, request, list) =>
    {
        var stages = await site.Desk.StagesAsync(request, default);
        var velocity = await site.Desk.VelocityAsync(request, default);
        foreach (var key in StageKeys)
        {
            var (account, stay) = (stages.Stages.Single(s => s.Key == key), velocity.Stages.Single(s => s.Key == key));
            Assert.Equal(
                (key, account.Opening, account.Inflow, account.Outflow, account.Closing),
                (key, await list(new("at-start"), key), await list(new(), key), await list(new("left"), key), await list(new("at-end"), key)));
            Assert.Equal((key, stay.Survival.Open, stay.Survival.Events), (key, await list(new("waiting"), key), await list(new("gone"), key)));
            foreach (var band in stay.Distribution) Assert.Equal((key, band.FromDays, band.Exits), (key, band.FromDays, await list(new("left", Stayed: $"{band.FromDays}"), key)));
            foreach (var exit in account.Exits) Assert.Equal((key, exit.To, exit.N), (key, exit.To, await list(new("left", Next: exit.To), key)));
        }

        foreach (var total in velocity.Total) Assert.Equal((total.Key, total.Leads), (total.Key, await list(new(First: "yes"), total.Key)));
    });

    [Theory, OnSqlite, OnPostgres]
    public Task As_many_leads_are_listed_as_a_cohort_has_and_as_have_reached_the_next_stage(Engine engine) => HoldAsync(engine, async (site, request, list) =>
    {
        foreach (var (from, to) in new[] { ("mql", "sql"), ("lead", "customer"), ("rejected", "mql") })
        {
            var report = await site.Desk.EfficiencyAsync(request with { From = from, To = to }, default);
            var reached = await list(new("reached"), $"{from}>{to}");
            Assert.Equal((report.Cohort.Inferred, report.Volume.PassedOver), (await list(new("inferred"), $"{from}>{to}"), await list(new("left", Past: to), from)));
            Assert.Equal((report.Cohort.Entered, report.Cohort.Advanced, report.Cohort.Entered - report.Cohort.Advanced), (await list(new("cohort"), from), reached, await list(new("not-reached"), $"{from}>{to}")));
            foreach (var horizon in report.Horizons)
            {
                var days = $"{horizon.Days}";
                Assert.Equal(
                    (days, horizon.Eligible, horizon.Advanced),
                    (days, await list(new("cohort", Seen: days), from), await list(new("reached", Within: days, Seen: days), $"{from}>{to}")));
            }
        }
    });

    [Theory, OnSqlite, OnPostgres]
    public Task As_many_leads_are_listed_as_a_cohort_has_reached_the_next_stage_by_each_age(Engine engine) => HoldAsync(engine, async (site, request, list) =>
    {
        foreach (var (grain, step) in new[] { ("week", 7), ("month", 30) })
        {
            var report = await site.Desk.EfficiencyAsync(request with { From = "lead", To = "mql", Grain = grain }, default);
            foreach (var cohort in report.Cohorts)
            {
                // Most reach it early, so that there it matters to the day; the last age is the one that may still grow.
                var ages = (cohort.ReachedSoFar is { } soFar ? cohort.Reached.Append(soFar) : cohort.Reached).Index().ToList();
                foreach (var (age, reached) in ages.Take(3).Union(ages.TakeLast(1)))
                    Assert.Equal((cohort.Bucket, age, reached), (cohort.Bucket, age, await ListAsync(cohort.Bucket, $"{((age + 1) * step) - 1}")));
            }

        }

        // A bucket at the edge of the period has only the days that both have.
        async Task<long> ListAsync(string bucket, string within)
        {
            var calendar = (await new WorkspaceStore(site.Test.Database, site.Clock).ReadAsync(default)).Calendar;
            var days = Period.Parse(bucket, calendar).Range.Intersect(Period.Parse(request.Period, calendar).Range);
            return await list(new("reached", Within: within), "lead>mql", Questions.Period(days.Start, days.LastDay));
        }
    });

    [Theory, OnSqlite, OnPostgres]
    public Task As_many_leads_are_listed_as_sales_decided_and_as_each_cause_moved(Engine engine) => HoldAsync(engine, async (site, request, list) =>
    {
        var fates = await site.Desk.AcceptanceAsync(request with { Stage = null }, default);
        Assert.Equal(
            (fates.Acceptance.Decided, fates.Accepted, fates.Rejected, fates.Other, fates.Waiting),
            (await list(new("decided"), "mql"), await list(new("accepted"), "mql"), await list(new("rejected"), "mql"), await list(new("other"), "mql"), await list(new("waiting"), "mql")));
        foreach (var reason in fates.Rejections.Reasons)
            Assert.Equal((reason.Reason, reason.N), (reason.Reason, await list(new("left", Next: "rejected", Reason: reason.Reason ?? "(none)"), "mql")));

        var conversions = await site.Desk.ConversionsAsync(request with { Stage = null }, default);
        foreach (var (kind, side) in new[] { ("entered", conversions.In), ("left", conversions.Out) })
        {
            foreach (var cause in side.Causes)
                Assert.Equal((kind, cause.Campaign, cause.Action, cause.N), (kind, cause.Campaign, cause.Action, await list(new(kind, Campaign: cause.Campaign ?? "(none)", Action: cause.Action ?? "(none)"), "mql")));
        }

        Assert.Equal((conversions.AllMoves, 0, 0), (await list(new("moved"), null), await list(new(Others: "yes"), "mql"), await list(new("left", Others: "yes"), "mql")));
        foreach (var before in conversions.In.Stages) Assert.Equal((before.Key, before.N), (before.Key, await list(new(Before: before.Key), "mql")));
        var back = (await site.Desk.CostAsync(request with { Stage = null }, default)).Return!;
        Assert.Equal((back.Leads, back.Customers, back.WithAmount), (await list(new("new"), null), await list(new("became"), null), await list(new("paid"), null)));
    });

    // Every list is a read of its own, so of worlds and questions there is one of each kind that matters here.
    private Task HoldAsync(Engine engine, Func<LawSite, ReportRequest, Count, Task> law) =>
        sites.HoldAsync(engine, RandomWorlds.OfEachKind.Where(w => w.Kind == WorldKind.Quarter || (engine == Engine.Sqlite && w.Kind is WorldKind.OneLead or WorldKind.ClockChange)), async site =>
        {
            var list = new LeadList(site.Test.Database, new WorkspaceStore(site.Test.Database, site.Clock), site.Clock);
            var quarter = new ReportRequest(Questions.Quarter(site.World));
            List<ReportRequest> requests = [quarter, quarter with { Period = Questions.Odd(site.World), Policy = "strict" }, quarter with { AsOf = Questions.Past(site.World) }];
            if (site.World.Folded.FirstOrDefault(l => l.Campaign is not null) is { } lead) requests.Add(quarter with { Segment = $"campaign={lead.Campaign}" });
            foreach (var request in requests) await law(site, request, (asked, stage, period) => CountAsync(list, request with { Period = period ?? request.Period }, asked, stage));
        });

    private static async Task<long> CountAsync(LeadList list, ReportRequest request, LeadsAsked asked, string? stage) =>
        (await list.ReadAsync(request with { Stage = stage?.Split('>')[0], To = stage?.Split('>').Skip(1).FirstOrDefault() }, asked, 0, 1, default)).Total;
}
