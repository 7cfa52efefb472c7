using FunnelReports.Data.Snapshots;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit.Databases;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

public class NightlySnapshotTests
{
    private static readonly Entry[] ThreeLeads =
    [
        new("paid-1", Lead, "2018-01-02T09:00"), new("paid-1", Mql, "2018-01-03T00:00"),
        new("own-1", Lead, "2018-01-02T10:00"), new("own-1", Mql, "2018-01-02T11:00"), new("own-1", Sql, "2018-01-03T23:59"),
        new("own-2", Lead, "2018-01-03T12:00"),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_snapshot_is_the_account_of_every_stage_on_its_day(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, ThreeLeads);

        await site.RunAsync(2);
        await site.RunAsync(3);
        await site.RunAsync(4);

        // 2 January: two leads come in, one goes straight on. 3 January: the other follows, the first leaves for SQL, a third comes in. Then nothing.
        Assert.Equal("lead 0+2-1=1, mql 0+1-0=1", await site.AccountsAsync(2));
        Assert.Equal("lead 1+1-1=1, mql 1+1-1=1, sql 0+1-0=1", await site.AccountsAsync(3));
        Assert.Equal("lead 1+0-0=1, mql 1+0-0=1, sql 1+0-0=1", await site.AccountsAsync(4));
        Assert.Equal("lead 1+0-1=0, mql 0+1-0=1", await site.AccountsAsync(3, PaidChannel));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_stage_of_every_segment_seen_so_far_has_a_row_and_its_account_closes(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, ThreeLeads);

        var outcome = await site.RunAsync(3);

        // Segments: all, the paid channel, no channel, no persona, no origin; eight stages each.
        Assert.Equal(5 * 8, outcome.Rows);
        var rows = await new SnapshotStore(site.Database).OfDayAsync(new DateOnly(2018, 1, 3), CancellationToken.None);
        Assert.Equal(5 * 8, rows.Count);
        Assert.All(rows, r => Assert.Equal(r.Opening + r.Inflow - r.Outflow, r.Closing));
        Assert.All(rows, r => Assert.Equal(1, r.Version));
        foreach (var stage in rows.GroupBy(r => r.StageId))
        {
            var of = stage.ToDictionary(r => r.SegmentId, r => (r.Opening, r.Inflow, r.Outflow, r.Closing));
            Assert.Equal(of[0], (of[1].Opening + of[10].Opening, of[1].Inflow + of[10].Inflow, of[1].Outflow + of[10].Outflow, of[1].Closing + of[10].Closing));
            Assert.Equal(of[0], of[2]);
            Assert.Equal(of[0], of[3]);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_without_leads_is_published_too(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");

        var outcome = await site.RunAsync(3);

        Assert.Equal(SnapshotResult.Published, outcome.Result);
        Assert.Equal(0, outcome.Rows);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_retired_stage_keeps_its_account(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, ThreeLeads);
        await site.TamperAsync("UPDATE stage SET retired = (1 = 1) WHERE key = 'mql'");

        await site.RunAsync(4);

        Assert.Equal("lead 1+0-0=1, mql 1+0-0=1, sql 1+0-0=1", await site.AccountsAsync(4));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_published_snapshot_never_changes_whatever_arrives_later(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, ThreeLeads);
        await site.RunAsync(3);
        var before = await site.AccountsAsync(3, null);
        await WriteAsync(site.Database, new Entry("late-1", Lead, "2018-01-02T08:00"), new Entry("late-1", Mql, "2018-01-03T08:00"));

        var again = await site.RunAsync(3);
        await site.RunAsync(4);

        Assert.Equal(SnapshotResult.AlreadyPublished, again.Result);
        Assert.Equal(Utc("2018-01-05T08:00"), again.At);
        Assert.Equal("The snapshot of 2018-01-03 was already published at 2018-01-05 08:00 UTC; frozen snapshots never change.", again.ToString());
        Assert.Equal(before, await site.AccountsAsync(3, null));

        // The next day counts what is known by then.
        Assert.Equal("lead 1+0-0=1, mql 2+0-0=2, sql 1+0-0=1", await site.AccountsAsync(4));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Moves_of_later_days_are_not_in_it(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, new Entry("own-1", Lead, "2018-01-03T23:59"), new Entry("own-1", Mql, "2018-01-04T00:00"), new Entry("own-2", Lead, "2018-01-05T07:00"));

        await site.RunAsync(3);

        Assert.Equal("lead 0+1-0=1", await site.AccountsAsync(3));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_day_that_is_not_over_is_refused_and_leaves_no_trace(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T23:59:59Z");

        var outcome = await site.RunAsync(5);

        Assert.Equal(SnapshotResult.NotOver, outcome.Result);
        Assert.Equal("The snapshot of 2018-01-05 cannot be published yet: the day ends at 2018-01-06 00:00 UTC. Run it after that, or choose an earlier day.", outcome.ToString());
        Assert.Equal(0, await site.Runs.CountAsync(NightlySnapshot.Job, CancellationToken.None));

        site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SnapshotResult.Published, (await site.RunAsync(5)).Result);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_snapshot_is_late_when_it_is_published_more_than_an_hour_after_it_was_due(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-04T01:15:00Z");
        Assert.False((await site.RunAsync(3)).Late);

        site.Clock.Set(new DateTimeOffset(2018, 1, 5, 1, 15, 1, TimeSpan.Zero));
        Assert.True((await site.RunAsync(4)).Late);
    }
}
