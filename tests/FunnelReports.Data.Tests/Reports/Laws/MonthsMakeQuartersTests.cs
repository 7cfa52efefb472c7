using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports.Laws;

[Collection(LawSites.Name)]
public class MonthsMakeQuartersTests(LawSites sites)
{
    [Theory]
    [OnSqlite("all", null), OnPostgres("all", null)]
    [OnSqlite("persona=(none)", null)]
    [OnSqlite("all", "past")]
    [OnSqlite("campaign=(none)", null)]
    public Task The_months_of_a_quarter_and_any_other_parts_of_it_add_up_to_it_in_every_document(string segment, string? asOf, Engine engine) => sites.HoldAsync(engine, async site =>
    {
        var world = site.World;
        var months = Enumerable.Range(0, 3).Select(world.QuarterStart.AddMonths).Select(m => (From: m, To: m.AddMonths(1).AddDays(-1))).ToList();
        var change = world.DayOf(world.Change);
        (DateOnly From, DateOnly To)[] others = [(world.QuarterStart, change.AddDays(-1)), (change, change), (change.AddDays(1), world.QuarterEnd)];
        var request = new ReportRequest(Questions.Quarter(world), segment, "week", asOf is null ? null : Questions.Past(world));
        foreach (var document in Document.All.Where(d => d.Name != "forecast" && (d.Name != "restatement" || !segment.StartsWith("campaign", StringComparison.Ordinal))))
        {
            var whole = await document.AskAsync(site.Desk, request);
            foreach (var cut in new[] { months, [.. others] })
            {
                var parts = new List<ReportDocument>();
                foreach (var (from, to) in cut) parts.Add(await document.AskAsync(site.Desk, request with { Period = Questions.Period(from, to) }));
                Counts.AreSame(document.Name, Counts.Of(whole).OverTime, Counts.Sum(parts.Select(Counts.Of)).OverTime);
                Continues(whole, parts);
            }
        }
    });

    // What one part ends with, the next begins with.
    private static void Continues(ReportDocument whole, IReadOnlyList<ReportDocument> parts)
    {
        if (whole is RestatementReport all)
        {
            var counts = parts.Cast<RestatementReport>().Select(p => p.Counts).ToList();
            Assert.Equal((all.Counts.Days, all.Counts.Published, all.Counts.Changed), (counts.Sum(c => c.Days), counts.Sum(c => c.Published), counts.Sum(c => c.Changed)));
        }

        if (whole is not StagesReport quarter) return;
        var stages = parts.Cast<StagesReport>().ToList();
        Assert.Equal(quarter.Stages.Select(s => (s.Key, s.Opening)), stages[0].Stages.Select(s => (s.Key, s.Opening)));
        Assert.Equal(quarter.Stages.Select(s => (s.Key, s.Closing)), stages[^1].Stages.Select(s => (s.Key, s.Closing)));
        foreach (var (one, next) in stages.Zip(stages.Skip(1)))
            Assert.Equal(one.Stages.Select(s => (s.Key, s.Closing)), next.Stages.Select(s => (s.Key, s.Opening)));
    }
}
