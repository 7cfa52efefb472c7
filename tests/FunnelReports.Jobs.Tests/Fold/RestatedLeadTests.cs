using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Tests.Snapshots;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Fold;

public class RestatedLeadTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_lead_is_noted_with_the_first_published_day_that_it_changes(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await WriteAsync(
            site.Database,
            new Entry("a", Sql, "2018-01-03T09:00"), new Entry("b", Mql, "2018-01-04T09:00"), new Entry("late", Lead, "2017-12-01T09:00"),
            new Entry("after", Lead, "2018-01-05T00:00"));

        await FoldAsync(site);

        Assert.Equal(["a since 2018-01-03 after 2", "b since 2018-01-04 after 2", "late since 2017-12-01 after 2"], await RestatedAsync(site));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_earliest_day_counts_when_a_lead_changes_again_before_the_next_publication(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        foreach (var at in new[] { "2018-01-03T09:00", "2018-01-02T08:00", "2018-01-04T09:00" })
        {
            await WriteAsync(site.Database, new Entry("a", Sql, at));
            await FoldAsync(site);
        }

        Assert.Equal(["a since 2018-01-02 after 2"], await RestatedAsync(site));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_new_channel_moves_the_whole_lead_so_its_first_move_is_what_changes(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await site.TamperAsync($"UPDATE lead SET channel_id = {PaidChannel} WHERE lead_id = 1");
        await site.TamperAsync("INSERT INTO dirty_lead (lead_id, batch_id) VALUES (1, 900)");

        await FoldAsync(site);

        Assert.Equal(["a since 2018-01-02 after 2"], await RestatedAsync(site));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_a_rebuild_takes_in_is_noted_as_well(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await WriteAsync(site.Database, new Entry("a", Sql, "2018-01-03T09:00"));

        await new Rebuild(site.Database, await site.WorkspaceAsync()).RunAsync(CancellationToken.None);

        Assert.Equal(["a since 2018-01-03 after 2"], await RestatedAsync(site));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nothing_is_noted_when_nothing_was_published_or_accounts_stay_as_they_were(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-01-02T09:00"));
        await FoldAsync(site);
        await site.RunAsync(3);

        // Entering the stage one is in is not a move; an earlier hour of the same day is the same account.
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-01-02T07:00"), new Entry("a", Lead, "2018-01-03T07:00"));
        await FoldAsync(site);

        Assert.Empty(await RestatedAsync(site));
    }

    // Leads a (lead, then MQL on the 2nd) and b (lead on the 2nd); the 3rd and the 4th are published.
    private static async Task<SnapshotSite> PublishedAsync(Engine engine)
    {
        var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-01-02T09:00"), new Entry("a", Mql, "2018-01-02T10:00"), new Entry("b", Lead, "2018-01-02T09:00"));
        await site.RunAsync(3);
        await site.RunAsync(4);
        return site;
    }

    private static async Task FoldAsync(SnapshotSite site) => await new DirtyFold(site.Database, await site.WorkspaceAsync()).RunAsync(CancellationToken.None);

    private static async Task<IEnumerable<string>> RestatedAsync(SnapshotSite site)
    {
        await using var db = site.Database.Open();
        var rows = await db.RestatedLeads.Join(db.LeadKeys, r => r.LeadId, k => k.LeadId, (r, k) => new { k.ExternalId, r.SinceDay, r.Publication }).ToListAsync();
        return rows.Select(r => $"{r.ExternalId} since {r.SinceDay:yyyy-MM-dd} after {r.Publication}").Order(StringComparer.Ordinal);
    }
}
