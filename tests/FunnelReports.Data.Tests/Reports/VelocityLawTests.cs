using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class VelocityLawTests
{
    // Whole months, whole weeks, neither, within a month, one day, and none that has come yet.
    private static readonly string[] Periods = ["2018-Q1", "2018-02", "2018-W06", "2017-12-05..2018-02-20", "2018-01-10..2018-01-20", "2018-01-15", "2019"];

    [Theory, OnSqlite, OnPostgres]
    public Task The_months_or_weeks_of_the_trend_add_up_to_the_period(Engine engine) => HoldsAsync(engine, [null, "week", "month"], (report, _) =>
    {
        foreach (var stage in report.Stages)
        {
            var parts = report.Trend.Select(b => b.Stages.Single(s => s.Key == stage.Key)).ToList();
            Assert.Equal(stage.Exits, parts.Sum(p => p.Exits));
            Assert.Equal(stage.MeanDays * stage.Exits ?? 0, parts.Sum(p => p.MeanDays * p.Exits ?? 0), 1e-6);
        }

        return Task.CompletedTask;
    });

    [Theory, OnSqlite, OnPostgres]
    public Task The_distribution_adds_up_to_the_exits_and_the_curve_to_those_that_have_left(Engine engine) => HoldsAsync(engine, [null], (report, _) =>
    {
        Assert.All(report.Stages, stage => Assert.Equal(stage.Exits, stage.Distribution.Sum(b => b.Exits)));
        Assert.All(report.Stages, stage => Assert.Equal(stage.Survival.Events, stage.Survival.Curve!.Sum(p => p.Exits)));
        return Task.CompletedTask;
    });

    [Theory, OnSqlite, OnPostgres]
    public async Task The_channels_and_personas_add_up_to_all_leads_and_each_is_the_report_of_its_segment(Engine engine)
    {
        (string By, string? AsOf, string? Within)[] questions =
            [("channel", null, null), ("persona", null, null), ("channel", "2018-01-25", null), ("persona", null, "channel=Paid"), ("channel", null, "channel=Paid")];
        foreach (var (by, asOf, within) in questions)
        {
            await HoldsAsync(
                engine,
                [null],
                async (report, desk) =>
                {
                    var (all, parts) = (Mql(report), report.Segments!.Values);
                    Assert.Equal(all.Exits, parts.Sum(p => p.Exits));
                    Assert.Equal((all.Survival.N, all.Survival.Events, all.Survival.Open), (parts.Sum(p => p.Survival.N), parts.Sum(p => p.Survival.Events), parts.Sum(p => p.Survival.Open)));
                    foreach (var part in within is null ? parts : [])
                    {
                        var alone = Mql(await desk.VelocityAsync(new ReportRequest(report.Period.Text, $"{by}={part.Value}", AsOf: asOf), default));
                        Assert.Equal(part, new SegmentVelocity(part.Value, alone.Exits, alone.MeanDays, alone.MedianDays, alone.P90Days, alone.Survival with { Curve = null }));
                    }
                },
                new ReportRequest("", within, AsOf: asOf, By: by));
        }
    }

    [Theory, OnSqlite("monday"), OnPostgres("monday"), OnSqlite("sunday"), OnPostgres("saturday")]
    public async Task Stored_and_live_answers_are_the_same(string weekStart, Engine engine)
    {
        Assert.True(WeekStart.TryParse(weekStart, out var weeks));
        await using var test = await TestDatabase.NewAsync(engine, TestDatabase.DefaultSeed with { WeekStart = weeks });
        await MadeUpWorld.WriteAsync(test);
        var workspace = await test.WorkspaceAsync();
        await test.Database.ReadAsync(CompareAsync, default);

        async Task<bool> CompareAsync(DbTransaction transaction)
        {
            foreach (var days in Periods.Select(p => Period.Parse(p, workspace.Calendar).Range))
            {
                var live = new LiveRollups(test.Database, workspace, transaction, SegmentChoice.All, null);
                var stored = new StoredRollups(transaction, Segments.All, weeks, live);
                foreach (var grain in new[] { Grain.Week, Grain.Month })
                {
                    DayRange[] parts = [.. Bucket.Cut(days, grain, weeks).Select(b => b.Days)];
                    var (kept, folded) = (await stored.DwellAsync(parts, default), await live.DwellAsync(parts, default));
                    Assert.All(kept.Zip(folded), pair => Assert.Equal(pair.Second.OrderBy(s => s.Key), pair.First.Where(s => !s.Value.IsEmpty).OrderBy(s => s.Key)));
                }

                // Whole weeks are kept: to read them nothing is folded live.
                var whole = Bucket.Cut(days, Grain.Week, weeks).Select(b => b.Days).Where(week => week.Days == 7).ToList();
                Assert.Equal(whole.Count, (await new StoredRollups(transaction, Segments.All, weeks, raggedEnds: null!).DwellAsync(whole, default)).Count);

                Assert.Equal((await live.FirstEntriesAsync(days, default)).OrderBy(s => s.Key), (await stored.FirstEntriesAsync(days, default)).OrderBy(s => s.Key));
                foreach (var dimension in new[] { Dimension.Channel, Dimension.Persona, Dimension.Origin })
                    Assert.Equal(Lines(await live.BySegmentAsync(days, 2, dimension, default)), Lines(await stored.BySegmentAsync(days, 2, dimension, default)));
            }

            return true;
        }

        static IEnumerable<object> Lines(IReadOnlyDictionary<int, SegmentStays> bySegment) =>
            bySegment.OrderBy(s => s.Key).Select(s => (s.Key, s.Value)).Where(s => s.Value.Exits > 0 || s.Value.Entered != new StaysEntered()).Cast<object>();
    }

    // Checks a law on the report of each period and grain.
    private static async Task HoldsAsync(Engine engine, string?[] grains, Func<VelocityReport, ReportDesk, Task> law, ReportRequest? question = null)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await MadeUpWorld.WriteAsync(test);
        var desk = new ReportDesk(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(SmallWorld.Today));
        var exits = 0L;
        foreach (var (period, grain) in Periods.SelectMany(period => grains, (period, grain) => (period, grain)))
        {
            var report = await desk.VelocityAsync((question ?? new ReportRequest("")) with { Period = period, Grain = grain }, default);
            exits += Mql(report).Exits;
            await law(report, desk);
        }

        Assert.True(exits > 20, $"Only {exits} exits: the law was held to nothing.");
    }

    private static StageVelocity Mql(VelocityReport report) => report.Stages.Single(s => s.Key == "mql");
}
