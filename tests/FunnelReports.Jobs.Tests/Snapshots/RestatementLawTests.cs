using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit.Databases;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

public class RestatementLawTests
{
    private static readonly ReportRequest Period = new("2018-01-02..2018-01-09");

    /// <summary>Something that happens to the books; which numbers mean what is told by <see cref="DoAsync"/>.</summary>
    private sealed record Deed(int What, int Lead, int Other, short Stage, int HalfDay);

    private static Gen<Deed> OneDeed =>
        from what in Gen.Choose(0, 11)
        from lead in Gen.Choose(0, 4)
        from other in Gen.Choose(0, 4)
        from stage in Gen.Choose(1, 8)
        from halfDay in Gen.Choose(2, 17)
        select new Deed(what, lead, other, (short)stage, halfDay);

    [Theory, OnSqlite, OnPostgres]
    public void Parts_always_add_up_to_what_is_known_now_less_what_was_published_and_none_is_unexplained(Engine engine) =>
        Prop.ForAll(OneDeed.ListOf(30).ToArbitrary(), deeds => Holds(engine, deeds))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(engine == Engine.Sqlite ? 20 : 8));

    private static bool Holds(Engine engine, IEnumerable<Deed> deeds)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<bool> RunAsync()
        {
            await using var site = await SnapshotSite.NewAsync(engine, "2018-01-20T08:00:00Z");
            foreach (var lead in Enumerable.Range(0, 5)) await WriteAsync(site.Database, new Entry($"l{lead}", Lead, $"2018-01-0{lead + 1}T06:00"));
            var next = new DateOnly(2018, 1, 2);
            foreach (var deed in deeds) next = await DoAsync(site, deed, next);

            // Before the last fold and after it: rollups and parts know the same batches.
            await CheckAsync(site);
            await site.FoldAsync();
            await CheckAsync(site);
            return true;
        }
    }

    private static async Task<DateOnly> DoAsync(SnapshotSite site, Deed deed, DateOnly next)
    {
        switch (deed.What)
        {
            case <= 4:
                await WriteAsync(site.Database, new Entry($"l{deed.Lead}", deed.Stage, $"2018-01-0{deed.HalfDay / 2}T{deed.HalfDay % 2 * 12:00}:00"));
                break;
            case 5:
                await Corrections.VoidAsync(site.Database, $"l{deed.Lead}");
                break;
            case 6 when deed.Lead != deed.Other:
                await Corrections.MergeAsync(site.Database, $"l{deed.Lead}", $"l{deed.Other}");
                break;
            case 7:
                await Corrections.EraseAsync(site.Database, $"l{deed.Lead}");
                break;
            case 8 or 9:
                await site.FoldAsync();
                break;
            case > 9 when next <= new DateOnly(2018, 1, 9):
                await site.PublishAsync(next, 1);
                return next.AddDays(1);
        }

        return next;
    }

    private static async Task CheckAsync(SnapshotSite site)
    {
        var report = await site.Desk.RestatementAsync(Period, CancellationToken.None);
        foreach (var (day, stage) in report.Days.SelectMany(d => d.Stages, (day, stage) => (day, stage)))
        {
            Assert.Equal(stage.Change, stage.Parts.Aggregate(default(AccountChange), (sum, p) => sum + new AccountChange(p.Inflow, p.Outflow, p.Closing)));
            Assert.Equal(stage.Now.Closing, stage.Was.Closing + stage.Change.Closing);
            Assert.All(stage.Parts, part => Assert.InRange(part.Cause, RestatementCause.Late, RestatementCause.Erased));
        }

        // The list behind a part is as long as the part says: one day is enough to hold.
        if (report.Days.FirstOrDefault(d => d.Changed) is not { } changed) return;
        foreach (var (stage, part) in changed.Stages.SelectMany(s => s.Parts, (stage, part) => (stage, part)))
        {
            var list = await site.LeadsAsync($"{changed.Day:yyyy-MM-dd}", stage.Key, $"{part.Cause}");
            Assert.Equal(part.Leads, list.Count);
        }
    }
}
