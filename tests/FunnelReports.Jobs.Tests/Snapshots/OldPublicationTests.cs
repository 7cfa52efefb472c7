using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

/// <summary>Days that were published by a version of the program that did not number publications, seen after the upgrade.</summary>
public class OldPublicationTests
{
    private const string Days = "2018-01-02..2018-01-03";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_move_that_came_late_before_the_upgrade_is_explained_by_its_lead(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await WriteAsync(site.Database, new Entry("late", Lead, "2018-01-03T00:30"));
        await LastBatchIsLateAsync(site);
        await site.FoldAsync();
        await UpgradeAsync(site);

        Assert.Equal(["lead 1+0-0=1 -> 1+1-0=2: late +1 0 +1 (1)"], await site.ChangesAsync(Days));
        Assert.Equal(["late +1 0 +1"], await site.LeadsAsync("2018-01-03", "lead", "late"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_comes_late_after_the_upgrade_is_explained_whether_it_waited_or_was_learned_then(Engine engine)
    {
        await using var site = await PublishedAsync(engine);
        await WriteAsync(site.Database, new Entry("waited", Lead, "2018-01-03T09:00"));
        await LastBatchIsLateAsync(site);
        await UpgradeAsync(site);
        await WriteAsync(site.Database, new Entry("then", Lead, "2018-01-03T09:00"));
        await site.FoldAsync();

        Assert.Equal(["lead 1+0-0=1 -> 1+2-0=3: late +2 0 +2 (2)"], await site.ChangesAsync(Days));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_times_do_not_tell_what_a_day_counted_its_difference_is_not_split(Engine engine)
    {
        await using var site = await PublishedAsync(engine);

        // Its batch was begun before the days were published, and committed after that.
        await WriteAsync(site.Database, new Entry("in flight", Lead, "2018-01-03T09:00"));
        await site.FoldAsync();
        await UpgradeAsync(site);
        await site.PublishAsync(new DateOnly(2018, 1, 4), 1);
        await WriteAsync(site.Database, new Entry("late", Lead, "2018-01-02T09:00"));
        await site.FoldAsync();

        Assert.Equal(
            ["lead 0+1-0=1 -> 0+2-0=2: late +1 0 +1 (1)", "lead 1+0-0=1 -> 2+1-0=3: unrecorded +1 0 +2"], await site.ChangesAsync(Days));
        Assert.Equal(["lead 2+0-0=2 -> 3+0-0=3: late 0 0 +1 (1)"], await site.ChangesAsync("2018-01-04..2018-01-04"));
    }

    // Lead a on the 2nd of January; the 2nd and the 3rd are published right after it was recorded.
    private static async Task<SnapshotSite> PublishedAsync(Engine engine)
    {
        var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-01-02T09:00"));
        await site.PublishAsync(new DateOnly(2018, 1, 2), 2);
        await site.TamperAsync("UPDATE job_run SET finished_at = (SELECT MAX(recorded_at) FROM batch)");
        return site;
    }

    private static Task<int> LastBatchIsLateAsync(SnapshotSite site) =>
        site.TamperAsync("UPDATE batch SET recorded_at = (SELECT MAX(started_at) FROM job_run) WHERE id = (SELECT MAX(id) FROM batch)");

    // Takes the database back to what the first version made of it, and then does what the start of a newer program does.
    private static async Task UpgradeAsync(SnapshotSite site)
    {
        await using var db = site.Database.Open();
        await db.Database.GetService<IMigrator>().MigrateAsync("FirstLight");
        var workspaces = new WorkspaceStore(site.Database, site.Clock);
        await workspaces.MigrateAsync(TestDatabase.DefaultSeed, default);
        await OldRollups.RebuildAsync(site.Database, workspaces, default);
    }
}
