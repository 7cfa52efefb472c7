using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

[Collection(LawSites.Name)]
public class PartsAddUpTests(LawSites sites)
{
    private static readonly string[] StageKeys = ["lead", "mql", "sql", "opportunity", "customer", "rejected", "recycled", "lost"];

    [Theory]
    [OnSqlite("channel"), OnSqlite("persona"), OnSqlite("origin"), OnSqlite("campaign"), OnPostgres("campaign")]
    public Task The_values_of_a_dimension_with_none_add_up_to_all_leads_in_every_document(string dimension, Engine engine) => sites.HoldAsync(engine, async site =>
    {
        var values = site.World.Folded.Select(l => dimension switch { "channel" => l.Channel, "persona" => l.Persona, "origin" => l.Origin, _ => l.Campaign } ?? "(none)").Append("(none)");
        var segments = values.Distinct().Select(v => $"{dimension}={v}").ToList();
        foreach (var document in Document.All.Where(d => d.Name switch { "restatement" => dimension != "campaign", "forecast" => site.World.Kind == WorldKind.Quarter && dimension == "campaign", _ => true }))
        {
            foreach (var request in Requests(site.World, document.Name))
            {
                var all = Counts.Of(await document.AskAsync(site.Desk, request));
                var parts = new List<Counts>();
                foreach (var segment in segments) parts.Add(Counts.Of(await document.AskAsync(site.Desk, request with { Segment = segment })));
                Counts.AreSame($"{document.Name} {request}", Of(all), Of(Counts.Sum(parts)));
            }
        }

        // Spend is kept by channel and campaign only. All that a value that no lead has was paid for is left out here: the next law has it.
        Counts Of(Counts counts) => counts.Where(name => name != "spend");
    });

    [Theory, OnSqlite, OnPostgres]
    public Task Spend_and_entries_split_by_channel_or_campaign_add_up_to_those_of_all(Engine engine) => sites.HoldAsync(engine, async site =>
    {
        foreach (var request in Requests(site.World, "cost").SelectMany(r => new[] { "channel", "campaign" }, (r, by) => r with { By = by }))
        {
            var cost = await site.Desk.CostAsync(request, default);
            Assert.Equal((cost.Entered, Money(cost.Simple.Spend)), (cost.Lines.Sum(l => l.Entered), cost.Lines.Sum(l => Money(l.Spend))));
        }
    });

    [Theory, OnSqlite, OnPostgres]
    public Task What_a_document_splits_adds_up_to_its_sums(Engine engine) => sites.HoldAsync(engine, async site =>
    {
        foreach (var request in Requests(site.World, ""))
        {
            foreach (var s in (await site.Desk.VelocityAsync(request, default)).Stages)
            {
                Assert.Equal(s.Exits, s.Distribution.Sum(b => b.Exits));
                Assert.Equal((s.Survival.N, s.Survival.Events), (s.Survival.Events + s.Survival.Open, s.Survival.Curve!.Sum(p => p.Exits)));
            }

            var efficiency = await site.Desk.EfficiencyAsync(request, default);
            Assert.Equal((efficiency.Cohort.Entered, efficiency.Cohort.Advanced), (efficiency.Cohorts.Sum(c => c.Entered), efficiency.Cohorts.Sum(c => c.Advanced)));
            var cost = await site.Desk.CostAsync(request, default);
            Assert.Equal((cost.Entered, cost.Return!.Leads, cost.Return.Customers), (cost.Series.Sum(b => b.Entered), cost.Return.Cohorts.Sum(c => c.Leads), cost.Return.Cohorts.Sum(c => c.Customers)));
            var acceptance = await site.Desk.AcceptanceAsync(request, default);
            Assert.Equal(acceptance.HandedOver, acceptance.Accepted + acceptance.Rejected + acceptance.Other + acceptance.Waiting);
            Assert.Equal((acceptance.Accepted, acceptance.Accepted + acceptance.Rejected), (acceptance.Acceptance.Accepted, acceptance.Acceptance.Decided));
        }
    });

    [Theory, OnSqlite, OnPostgres]
    public Task The_documents_agree_on_what_they_all_count(Engine engine) => sites.HoldAsync(engine, async site =>
    {
        foreach (var request in Requests(site.World, ""))
        {
            var stages = await site.Desk.StagesAsync(request, default);
            var velocity = await site.Desk.VelocityAsync(request, default);
            foreach (var key in StageKeys)
            {
                var (account, stay) = (stages.Stages.Single(s => s.Key == key), velocity.Stages.Single(s => s.Key == key));
                Assert.Equal((account.Closing, account.Outflow), (account.Opening + account.Inflow - account.Outflow, account.Exits.Sum(e => e.N)));
                Assert.Equal((account.Outflow, account.Inflow), (stay.Exits, stay.Survival.N));
                if (stages.Series.Count > 0) Assert.Equal(account.Closing, stages.Series[^1].Stages.Single(s => s.Key == key).Closing);
                Assert.Equal((account.Inflow, account.Outflow), (Sum(key, s => s.Inflow), Sum(key, s => s.Outflow)));

                var conversions = await site.Desk.ConversionsAsync(request with { Stage = key }, default);
                Assert.Equal((account.Inflow, account.Outflow, stages.Stages.Sum(s => s.Inflow)), (conversions.In.Moves, conversions.Out.Moves, conversions.AllMoves));
                Assert.Equal(account.Exits.OrderBy(e => e.To), conversions.Out.Stages.OrderBy(s => s.Key).Select(s => new StageExits(s.Key, s.N)));
                Assert.All([conversions.In, conversions.Out], side => Assert.Equal((side.Moves, side.Moves), (side.Stages.Sum(s => s.N), side.Causes.Sum(c => c.N) + side.Others)));
            }

            var mql = stages.Stages.Single(s => s.Key == "mql");
            var acceptance = await site.Desk.AcceptanceAsync(request, default);
            Assert.Equal((mql.Inflow, mql.Exits.Where(e => e.To == "rejected").Sum(e => e.N)), (acceptance.HandedOver, acceptance.Rejections.N));
            Assert.Equal(acceptance.Rejections.N, acceptance.Rejections.Reasons.Sum(r => r.N));
            var efficiency = await site.Desk.EfficiencyAsync(request, default);
            Assert.Equal((mql.Inflow, mql.Exits.Where(e => e.To == "sql").Sum(e => e.N)), (efficiency.Volume.Entered, efficiency.Volume.Advanced));
            var cost = await site.Desk.CostAsync(request, default);
            Assert.Equal((cost.Entered, cost.Entered), (efficiency.Cohort.Entered, velocity.Total.Single(t => t.Key == "mql").Leads));

            long Sum(string key, Func<StageBucketAccount, long> count) => stages.Series.SelectMany(b => b.Stages).Where(s => s.Key == key).Sum(count);
        }

        var forecast = await site.Desk.ForecastAsync(new ReportRequest("", AsOf: Questions.Past(site.World)), default);
        var known = await site.Desk.StagesAsync(new ReportRequest(Questions.Past(site.World), AsOf: Questions.Past(site.World)), default);
        Assert.Equal(known.Stages.Where(s => s.Closing > 0).Select(s => (s.Key, s.Closing)), forecast.Stages.Where(s => s.Open > 0).Select(s => (s.Key, s.Open)));
    });

    private static IEnumerable<ReportRequest> Requests(RandomWorld world, string document)
    {
        if (document == "forecast") return [new ReportRequest("", AsOf: Questions.Past(world))];
        var quarter = new ReportRequest(Questions.Quarter(world));
        return [quarter, quarter with { Period = Questions.Odd(world), Policy = "strict" }, quarter with { Period = Questions.AroundChange(world) }, quarter with { AsOf = Questions.Past(world), Grain = "month" }];
    }

    private static decimal Money(string? money) => money is null ? 0 : decimal.Parse(money, System.Globalization.CultureInfo.InvariantCulture);
}
