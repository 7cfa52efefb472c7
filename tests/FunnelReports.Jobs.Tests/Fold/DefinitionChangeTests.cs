using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Snapshots;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Tests.Snapshots;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Fold;

public class DefinitionChangeTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Another_zone_leaves_published_days_as_they_were_and_the_next_ones_carry_a_new_version(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        var frozen = await FrozenAsync(site, 3);

        var leads = await ToZoneAsync(site, "Asia/Tokyo");
        await site.RunAsync(4);

        Assert.Equal(2, leads);
        Assert.Equal(frozen, await FrozenAsync(site, 3));
        Assert.All(await new SnapshotStore(site.Database).OfDayAsync(new DateOnly(2018, 1, 4), CancellationToken.None), row => Assert.Equal(2, row.Version));

        // 20:00 of the 3rd in UTC is 05:00 of the 4th in Tokyo.
        Assert.Equal("lead 1+1-0=2", await site.AccountsAsync(4));
        await using var db = site.Database.Open();
        Assert.Equal(
            ["1 since 2018-01-01: UTC", "2 since 2018-01-05: Asia/Tokyo"],
            (await db.Definitions.OrderBy(d => d.Version).ToListAsync()).Select(d => $"{d.Version} since {d.Since:yyyy-MM-dd}: {d.TimeZone}"));
        Assert.Empty(await new Reconcile(site.Database, await site.WorkspaceAsync()).RunAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Another_start_of_weeks_counts_the_weeks_anew_and_leaves_published_days_as_they_were(Engine engine)
    {
        // In MQL from Saturday the 6th to Sunday the 7th: the last day of the week from Monday, the first of the next one from Sunday.
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-20T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Mql, "2018-01-06T10:00"), new Entry("a", Sql, "2018-01-07T10:00"));
        await site.RunAsync(7);
        var frozen = await FrozenAsync(site, 7);
        Assert.Equal(["2018-W01 1 1", "2018-W02 0 "], await WeeksAsync());

        Assert.Equal(1, await ToWeekStartAsync());
        Assert.Equal(0, await ToWeekStartAsync());

        Assert.Equal(["2018-W01 0 ", "2018-W02 1 1"], await WeeksAsync());
        Assert.Equal(frozen, await FrozenAsync(site, 7));
        Assert.Empty(await new Reconcile(site.Database, await site.WorkspaceAsync()).RunAsync(CancellationToken.None));
        await using var db = site.Database.Open();
        Assert.Equal([(1, 1), (2, 7)], (await db.Definitions.OrderBy(d => d.Version).ToListAsync()).Select(d => (d.Version, (int)d.WeekStart)));
        Assert.Equal(["WeekStart: monday -> sunday"], (await db.AuditEntries.Where(a => a.Action == "setting.set").ToListAsync()).Select(a => $"{a.Subject}: {a.Detail}"));

        Task<long> ToWeekStartAsync() => new DefinitionChange(site.Database, site.Clock).ToWeekStartAsync("ops@example.test", WeekStart.Sunday, null, CancellationToken.None);

        // The week, the stays left in it, and their median, which comes from the cells of weeks.
        async Task<string[]> WeeksAsync() => [await WeekAsync("2018-W01"), await WeekAsync("2018-W02")];

        async Task<string> WeekAsync(string week)
        {
            var mql = (await site.Desk.VelocityAsync(new ReportRequest(week), CancellationToken.None)).Stages.Single(s => s.Key == "mql");
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{week} {mql.Exits} {mql.MedianDays:0}");
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_process_that_still_knows_the_old_zone_folds_by_the_new_one(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        var old = new DirtyFold(site.Database, await site.WorkspaceAsync());
        await ToZoneAsync(site, "Asia/Tokyo");
        await WriteAsync(site.Database, new Entry("c", Mql, "2018-01-03T21:00"));

        Assert.Equal(1, await old.RunAsync(CancellationToken.None));

        await using var db = site.Database.Open();
        Assert.Equal([new DateOnly(2018, 1, 4)], await db.FlowDays.Where(c => c.ToStageId == Mql && c.SegmentId == 0).Select(c => c.Day).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_that_the_new_zone_is_still_in_is_not_published_before_it_ends_there(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await ToZoneAsync(site, "Pacific/Honolulu");

        // 08:00 UTC of the 5th is 22:00 of the 4th in Honolulu.
        Assert.Equal(Jobs.Snapshots.SnapshotResult.NotOver, (await site.RunAsync(4)).Result);
        Assert.Equal(Jobs.Snapshots.SnapshotResult.AlreadyPublished, (await site.RunAsync(3)).Result);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_order_of_stages_is_a_new_version_and_a_new_name_alone_is_none(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        var lines = Funnel.Default.Stages.Select((s, i) => new StageLine(i + 2, s.Key, s.Name, $"{s.Kind}", $"{s.Role}", $"{s.Order}")).ToList();

        var renamed = await ToStagesAsync(site, [.. lines.Select(l => l.Key == "mql" ? l with { Name = "Qualified" } : l)]);
        Assert.Equal((1, 0L), ((await site.WorkspaceAsync()).DefinitionVersion, renamed.Leads));

        var retired = await ToStagesAsync(site, [.. lines.Where(l => l.Key != "lost")]);
        Assert.Equal((2, 2L), ((await site.WorkspaceAsync()).DefinitionVersion, retired.Leads));
        await using var db = site.Database.Open();
        Assert.Contains("{\"id\":8,\"key\":\"lost\",\"name\":\"Lost\",\"kind\":\"Detour\",\"role\":null,\"order\":8,\"retired\":true}", (await db.Definitions.SingleAsync(d => d.Version == 2)).Stages, StringComparison.Ordinal);
    }

    private static async Task<SnapshotSite> PublishedAsync(Engine engine)
    {
        var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-01-03T09:00"), new Entry("b", Lead, "2018-01-03T20:00"));
        await site.RunAsync(3);
        return site;
    }

    private static Task<long> ToZoneAsync(SnapshotSite site, string zone) =>
        new DefinitionChange(site.Database, site.Clock).ToZoneAsync("ops@example.test", zone, null, CancellationToken.None);

    private static Task<(FunnelChange Change, long Leads)> ToStagesAsync(SnapshotSite site, IReadOnlyList<StageLine> lines) =>
        new DefinitionChange(site.Database, site.Clock).ToStagesAsync(
            "ops@example.test", (before, empty) => new FunnelChange(before, lines, empty), null, CancellationToken.None);

    private static async Task<string> FrozenAsync(SnapshotSite site, int day) => string.Join(
        '\n',
        (await new SnapshotStore(site.Database).OfDayAsync(new DateOnly(2018, 1, day), CancellationToken.None))
            .Select(r => $"{r.SegmentId} {r.StageId} v{r.Version} {r.Opening} {r.Inflow} {r.Outflow} {r.Closing}"));
}
