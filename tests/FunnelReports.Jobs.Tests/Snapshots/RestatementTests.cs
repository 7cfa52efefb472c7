using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Snapshots;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit.Databases;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

public class RestatementTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_move_of_last_March_that_arrives_today_restates_March_and_leaves_what_was_published(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-04-10T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-03-01T09:00"), new Entry("a", Mql, "2018-03-05T09:00"));
        await site.PublishAsync(new DateOnly(2018, 3, 1), 31);
        var frozen = await FrozenAsync(site, 20);

        await WriteAsync(site.Database, new Entry("x", Mql, "2018-03-20T10:00"));
        await site.FoldAsync();

        Assert.Equal(frozen, await FrozenAsync(site, 20));
        var march = await site.Desk.StagesAsync(new ReportRequest("2018-03"), default);
        Assert.Equal((2, 2), (march.Stages.Single(s => s.Key == "mql").Inflow, march.Stages.Single(s => s.Key == "mql").Closing));
        var report = await site.Desk.RestatementAsync(new ReportRequest("2018-03"), default);
        Assert.Equal(new RestatementCounts(31, 31, 12, 1), report.Counts);
        var day = report.Days.Single(d => d.Day == new DateOnly(2018, 3, 20));
        Assert.Equivalent(
            new RestatedStage(
                "mql", "MQL", new DayAccount(1, 0, 0, 1), new DayAccount(1, 1, 0, 2), new AccountChange(1, 0, 1),
                [new RestatementPart(RestatementCause.Late, 1, 0, 1, 1)]),
            day.Stages.Single(), strict: true);
        Assert.Equal(["x +1 0 +1"], await site.LeadsAsync("2018-03-20", "mql", "late"));
        Assert.Equal(["x 0 0 +1"], await site.LeadsAsync("2018-03-31", "mql", "late"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_voided_merged_and_erased_since_are_parts_of_their_own(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await Corrections.VoidAsync(site.Database, "a");
        await Corrections.MergeAsync(site.Database, "b", "twin");
        await Corrections.EraseAsync(site.Database, "c");
        await site.FoldAsync();

        // Lead a lost its first move, so it entered the funnel as MQL; b and its twin were one lead that entered twice; c is gone.
        Assert.Equal(
            ["lead 0+4-1=3 -> 0+1-0=1: voided -1 -1 0 (1), merged -1 0 -1 (1), erased -1 0 -1 (1)"],
            await site.ChangesAsync("2018-01-02..2018-01-02"));
        Assert.Equal(["a -1 -1 0"], await site.LeadsAsync("2018-01-02", "lead", "voided"));
        Assert.Equal(["b 0 0 -1"], await site.LeadsAsync("2018-01-03", "lead", "merged"));
        Assert.Matches("^erased:[0-9a-f]+ 0 0 -1$", Assert.Single(await site.LeadsAsync("2018-01-03", "lead", "erased")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Between_segments_leads_are_reattributed_and_all_leads_stay_as_they_were(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await new DimensionValues(site.Database).IdOfAsync(Dimension.Channel, "Paid", default);
        await Corrections.ChangeChannelAsync(site.Database, "c", PaidChannel);
        await WriteAsync(site.Database, new Entry("b", Mql, "2018-01-03T09:00"));
        await site.FoldAsync();

        Assert.Empty(await site.ChangesAsync("2018-01-02..2018-01-02"));
        Assert.Equal(["lead 0+0-0=0 -> 0+1-0=1: reattributed +1 0 +1"], await site.ChangesAsync("2018-01-02..2018-01-02", "channel=Paid"));
        Assert.Equal(["c +1 0 +1"], await site.LeadsAsync("2018-01-02", "lead", "reattributed", "channel=Paid"));
        Assert.Equal(["c -1 0 -1"], await site.LeadsAsync("2018-01-02", "lead", "reattributed", "channel=(none)"));
        Assert.Equal(["c 0 0 +1"], await site.LeadsAsync("2018-01-03", "lead", "reattributed", "channel=Paid"));
        Assert.Empty(await site.LeadsAsync("2018-01-02", "lead", "reattributed"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lead_that_may_have_moved_or_not_is_listed_since_former_channels_are_not_kept(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await new DimensionValues(site.Database).IdOfAsync(Dimension.Channel, "Paid", default);
        await Corrections.ChangeChannelAsync(site.Database, "c", PaidChannel);
        await WriteAsync(site.Database, new Entry("b", Sql, "2018-01-01T09:00"));
        await site.FoldAsync();

        Assert.Equal(["b -1 0 -1", "c +1 0 +1"], await site.LeadsAsync("2018-01-02", "lead", "reattributed", "channel=Paid"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task After_a_change_of_zone_what_the_new_days_count_otherwise_is_the_definitions_part(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-01-02T20:00"), new Entry("b", Lead, "2018-01-02T09:00"));
        await site.PublishAsync(new DateOnly(2018, 1, 2), 2);
        await new DefinitionChange(site.Database, site.Clock).ToZoneAsync("ops@example.test", "Asia/Tokyo", null, default);
        await WriteAsync(site.Database, new Entry("late", Lead, "2018-01-02T10:00"));
        await site.FoldAsync();

        Assert.Equal(
            ["lead 0+2-0=2 -> 0+2-0=2: late +1 0 +1 (1), definition -1 0 -1"],
            await site.ChangesAsync("2018-01-02..2018-01-02", onlyChanged: false));
        Assert.Equal(["lead 2+0-0=2 -> 2+1-0=3: late 0 0 +1 (1), definition +1 0 0"], await site.ChangesAsync("2018-01-03..2018-01-03"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Days_that_were_never_published_are_named_and_the_day_that_runs_is_neither(Engine engine)
    {
        await using var site = await PublishedAsync(engine);

        var report = await site.Desk.RestatementAsync(new ReportRequest("2018-01"), default);

        Assert.Equal(new RestatementCounts(4, 2, 0, 1), report.Counts);
        Assert.Equal([new DateOnly(2018, 1, 1), new DateOnly(2018, 1, 4)], report.Unpublished);
        Assert.Equal([2, 3], report.Days.Select(d => d.Day.Day));
        Assert.All(report.Days, d => Assert.Equal((1, Utc("2018-01-05T08:00").ToUtc(), true, false), (d.Version, d.PublishedAt, d.Late, d.Changed)));
    }

    [Theory, OnSqlite]
    public async Task A_long_period_lists_only_the_days_that_have_changed(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await WriteAsync(site.Database, new Entry("x", Mql, "2018-01-03T10:00"));
        await site.FoldAsync();

        Assert.Equal([3], (await site.Desk.RestatementAsync(new ReportRequest("2018-Q1"), default)).Days.Select(d => d.Day.Day));
    }

    [Theory, OnSqlite]
    public async Task A_campaign_has_no_snapshots_and_the_answer_says_so(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        var mistake = await Assert.ThrowsAsync<MistakeException>(() => site.Desk.RestatementAsync(new ReportRequest("2018-01", "campaign=(none)"), default));
        Assert.Equal(
            "Snapshots are kept of all leads, of each channel, persona and origin, and of saved segments from when they were saved on, not of campaigns and other filters.", mistake.Message);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_saved_segment_is_restated_from_the_first_day_published_after_it_was_saved_on(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await new SavedSegments(site.Database, new WorkspaceStore(site.Database, site.Clock), site.Clock)
            .SaveAsync("ops@example.test", "Unknown", "channel=(none) & persona=(none)", null, default);
        await site.PublishAsync(new DateOnly(2018, 1, 4), 1);
        await WriteAsync(site.Database, new Entry("late", Lead, "2018-01-02T10:00"));
        await site.FoldAsync();

        var report = await site.Desk.RestatementAsync(new ReportRequest("2018-01", "saved=Unknown"), default);

        Assert.Equal([4], report.Days.Select(d => d.Day.Day));
        Assert.Equal(["lead 3+0-0=3 -> 4+0-0=4: late 0 0 +1 (1)"], await site.ChangesAsync("2018-01-04..2018-01-04", "saved=Unknown"));
        Assert.Equal(["late 0 0 +1"], await site.LeadsAsync("2018-01-04", "lead", "late", "saved=Unknown"));
        Assert.Empty(await site.LeadsAsync("2018-01-02", "lead", "late", "saved=Unknown"));
    }

    // Leads a (lead, then MQL), b, its twin and c on the 2nd of January; the 2nd and the 3rd are published.
    private static async Task<SnapshotSite> PublishedAsync(Engine engine)
    {
        var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(
            site.Database,
            new Entry("a", Lead, "2018-01-02T09:00"), new Entry("a", Mql, "2018-01-02T10:00"), new Entry("b", Lead, "2018-01-02T09:00"),
            new Entry("twin", Lead, "2018-01-02T09:00"), new Entry("c", Lead, "2018-01-02T09:00"));
        await site.PublishAsync(new DateOnly(2018, 1, 2), 2);
        return site;
    }

    private static async Task<string> FrozenAsync(SnapshotSite site, int day) => string.Join(
        '\n',
        (await new SnapshotStore(site.Database).OfDayAsync(new DateOnly(2018, 3, day), default))
            .Select(r => $"{r.SegmentId} {r.StageId} v{r.Version} {r.Opening} {r.Inflow} {r.Outflow} {r.Closing}"));
}
