using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

/// <summary>Every document against <see cref="RawFunnel"/>, for whole quarters, other periods, past as-of days and segments.</summary>
[Collection(LawSites.Name)]
public class CountedByHandTests(LawSites sites)
{
    [Theory, OnSqlite, OnPostgres]
    public Task Stages_hold_take_in_and_let_go_what_the_moves_say(Engine engine) => HoldAsync(engine, async (site, ask) =>
    {
        var (report, raw) = (await site.Desk.StagesAsync(ask.Request, default), ask.Raw);
        foreach (var s in report.Stages)
        {
            var (before, end) = (ask.From.AddDays(-1) < ask.AsOf ? ask.From.AddDays(-1) : ask.AsOf, ask.To < ask.AsOf ? ask.To : ask.AsOf);
            Assert.Equal((s.Key, raw.At(s.Key, before), raw.Entered(s.Key).Count, raw.Left(s.Key).Count, raw.At(s.Key, end)), (s.Key, (int)s.Opening, (int)s.Inflow, (int)s.Outflow, (int)s.Closing));
            Assert.Equal(
                raw.Left(s.Key).GroupBy(stay => stay.Next!.Stage).Select(g => new StageExits(g.Key, g.Count())).OrderBy(e => e.To, StringComparer.Ordinal),
                s.Exits.OrderBy(e => e.To, StringComparer.Ordinal));
        }

        var entries = raw.Moves.GroupBy(m => (m.Day, m.Stage)).ToDictionary(g => $"{g.Key.Day:yyyy-MM-dd} {g.Key.Stage}", g => (long)g.Count());
        var series = (await site.Desk.StagesAsync(ask.Request with { Grain = "day" }, default)).Series;
        Assert.Equal(entries.OrderBy(e => e.Key, StringComparer.Ordinal), series.SelectMany(b => b.Stages, (b, s) => KeyValuePair.Create($"{b.Bucket} {s.Key}", s.Inflow)).Where(e => e.Value > 0).OrderBy(e => e.Key, StringComparer.Ordinal));
    });

    [Theory, OnSqlite, OnPostgres]
    public Task Velocity_is_the_exact_mean_of_the_raw_stays_and_their_quantiles_to_one_percent(Engine engine) => HoldAsync(engine, async (site, ask) =>
    {
        var report = await site.Desk.VelocityAsync(ask.Request, default);
        foreach (var s in report.Stages)
        {
            var (left, entered) = (ask.Raw.Left(s.Key), ask.Raw.Entered(s.Key));
            Assert.Equal((s.Key, left.Count, left.Count == 0 ? null : (double?)((double)left.Sum(l => l.Seconds) / left.Count / 86_400)), (s.Key, (int)s.Exits, s.MeanDays));
            foreach (var (share, days) in new[] { (0.5, s.MedianDays), (0.9, s.P90Days) })
                IsWithinOnePercent(RawFunnel.Quantile(left.Select(l => l.Seconds / 86_400.0), share), days);
            Assert.Equal((s.Key, entered.Count, entered.Count(e => e.Next is not null), entered.Count(e => e.Next is null)), (s.Key, (int)s.Survival.N, (int)s.Survival.Events, (int)s.Survival.Open));
            Assert.Equal((s.Key, ask.Raw.MedianWait(s.Key, ask.AsOf)), (s.Key, s.Survival.MedianDays));
        }

        foreach (var t in report.Total)
        {
            var first = ask.Raw.FirstEntries(t.Key);
            Assert.Equal((t.Key, first.Count, first.Count == 0 ? null : (double?)((double)first.Sum(f => f.Seconds) / first.Count / 86_400)), (t.Key, (int)t.Leads, t.MeanDays));
            Assert.Equal((Rounded(RawFunnel.Quantile(first.Select(f => (double)f.Days), 0.5)), Rounded(RawFunnel.Quantile(first.Select(f => (double)f.Days), 0.9))), (Rounded(t.MedianDays), Rounded(t.P90Days)));
        }
    });

    [Theory, OnSqlite, OnPostgres]
    public Task Efficiency_and_acceptance_are_those_of_the_raw_stays(Engine engine) => HoldAsync(engine, async (site, ask) =>
    {
        var raw = ask.Raw;
        foreach (var (from, to) in new[] { ("mql", "sql"), ("lead", "customer"), ("rejected", "mql") })
        {
            var report = await site.Desk.EfficiencyAsync(ask.Request with { From = from, To = to }, default);
            var (entered, reached, over) = raw.Cohort(from, to);
            Assert.Equal((entered, reached, over), ((int)report.Cohort.Entered, (int)report.Cohort.Advanced, (int)report.Cohort.Inferred));
            Assert.Equal((raw.Entered(from).Count, raw.Left(from).Count(s => s.Next!.Stage == to)), ((int)report.Volume.Entered, (int)report.Volume.Advanced));
        }

        var strict = (await site.Desk.EfficiencyAsync(ask.Request with { Policy = "strict" }, default)).Cohort;
        var straight = raw.Cohort("mql", "sql");
        Assert.Equal((straight.Entered, straight.Reached - straight.PassedOver), ((int)strict.Entered, (int)strict.Advanced));

        var acceptance = await site.Desk.AcceptanceAsync(ask.Request, default);
        var handed = raw.Entered("mql");
        var ends = handed.ToLookup(s => s.Next?.Stage switch { null => "waiting", "rejected" => "rejected", "sql" or "opportunity" or "customer" => "accepted", _ => "other" });
        Assert.Equal(
            (handed.Count, ends["accepted"].Count(), ends["rejected"].Count(), ends["other"].Count(), ends["waiting"].Count()),
            ((int)acceptance.HandedOver, (int)acceptance.Accepted, (int)acceptance.Rejected, (int)acceptance.Other, (int)acceptance.Waiting));
        Assert.Equal(
            raw.Left("mql").Where(s => s.Next!.Stage == "rejected").GroupBy(s => $"{s.Next!.Entry.Reason}").Select(g => (g.Key, (long)g.Count())).Order(),
            acceptance.Rejections.Reasons.Select(r => ($"{r.Reason}", r.N)).Order());
    });

    [Theory, OnSqlite, OnPostgres]
    public Task Conversions_entries_and_revenue_are_those_of_the_raw_moves(Engine engine) => HoldAsync(engine, async (site, ask) =>
    {
        var raw = ask.Raw;
        var conversions = await site.Desk.ConversionsAsync(ask.Request, default);
        Assert.Equal(raw.Moves.Count, conversions.AllMoves);
        foreach (var (side, moves) in new[] { (conversions.In, raw.Moves.Where(m => m.Stage == "mql")), (conversions.Out, raw.Moves.Where(m => m.Before?.Stage == "mql")) })
        {
            Assert.Equal(
                moves.GroupBy(m => (m.Entry.Campaign ?? "", m.Entry.Action ?? "")).Select(g => (g.Key.Item1, g.Key.Item2, (long)g.Count())).Order(),
                side.Causes.Select(c => (c.Campaign ?? "", c.Action ?? "", c.N)).Order());
        }

        Assert.Equal(raw.Moves.Where(m => m.Stage == "mql").GroupBy(m => m.Before?.Stage ?? "entry").Select(g => (g.Key, (long)g.Count())).Order(), conversions.In.Stages.Select(s => (s.Key, s.N)).Order());

        var cost = await site.Desk.CostAsync(ask.Request, default);
        Assert.Equal(raw.FirstEntries("mql").Count, cost.Entered);
        Assert.All(cost.Stages, s => Assert.Equal((s.Key, raw.FirstEntries(s.Key).Count), (s.Key, (int)s.Entered)));
        var (leads, customers, withAmount, revenue) = raw.Return();
        Assert.Equal((leads, customers, withAmount), ((int)cost.Return!.Leads, (int)cost.Return.Customers, (int)cost.Return.WithAmount));
        Assert.Equal(revenue, decimal.Parse(cost.Return.Revenue ?? "0", System.Globalization.CultureInfo.InvariantCulture));
    });

    /// <summary>A question and what the answer should be counted from.</summary>
    private sealed record Ask(ReportRequest Request, DateOnly From, DateOnly To, DateOnly AsOf, RawFunnel Raw);

    private Task HoldAsync(Engine engine, Func<LawSite, Ask, Task> law) => sites.HoldAsync(engine, async site =>
    {
        var world = site.World;
        var change = world.DayOf(world.Change);
        (string? Segment, Func<RandomLead, bool> IsIn)[] segments =
            [(null, _ => true), .. world.Folded.Count < 2 ? [] : new (string?, Func<RandomLead, bool>)[] { ("channel=Paid", l => l.Channel == "Paid"), ("campaign=(none)", l => l.Campaign is null) }];
        foreach (var (from, to) in new[] { (world.QuarterStart, world.QuarterEnd), (world.QuarterStart.AddDays(9), world.QuarterEnd.AddDays(-4)), (change, change) })
        {
            foreach (var asOf in new DateOnly?[] { null, change })
            {
                foreach (var (segment, isIn) in asOf is null ? segments : segments.Take(1))
                {
                    var request = new ReportRequest(Questions.Period(from, to), segment, AsOf: asOf is { } day ? $"{day:yyyy-MM-dd}" : null);
                    await law(site, new Ask(request, from, to, asOf ?? world.Today, new RawFunnel(world, from, to, asOf ?? world.Today, isIn)));
                }
            }
        }
    });

    private static void IsWithinOnePercent(double? exact, double? said)
    {
        Assert.Equal(exact is null, said is null);
        if (exact is { } days) Assert.InRange(said!.Value, days * 0.99, days * 1.01);
    }

    private static double? Rounded(double? days) => days is { } d ? Math.Round(d, 9) : null;
}
