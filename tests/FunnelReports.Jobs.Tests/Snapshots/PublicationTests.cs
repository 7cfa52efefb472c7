using FunnelReports.Data;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Snapshots;

public class PublicationTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_publication_gets_the_next_number_and_names_the_batches_that_it_counted_first(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, new Entry("a", Lead, "2018-01-02T09:00"));
        await site.RunAsync(3);
        await WriteAsync(site.Database, new Entry("b", Lead, "2018-01-02T09:00"));
        await WriteAsync(site.Database, new Entry("c", Lead, "2018-01-02T09:00"));
        await site.RunAsync(2);
        await WriteAsync(site.Database, new Entry("d", Lead, "2018-01-02T09:00"));

        await using var db = site.Database.Open();
        Assert.Equal(["1 2018-01-03 version 1", "2 2018-01-02 version 1"], await PublicationsAsync(db));
        Assert.Equal([1, 2, 2, null], await db.Batches.OrderBy(b => b.Id).Select(b => b.Publication).ToListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Days_published_before_there_were_numbers_get_those_up_to_0_in_order_and_batches_by_when_they_were_recorded(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await using var db = site.Database.Open();
        var migrator = db.Database.GetService<IMigrator>();
        await migrator.MigrateAsync("FirstLight");
        foreach (var (day, finished) in new[] { (2, "2018-01-03T00:20"), (3, "2018-01-04T00:20") })
            await InsertAsync(site.Database, "job_run (job, day, status, attempt, worker, lease_until, started_at, finished_at, \"trigger\", late) "
                + $"VALUES ('snapshot', '2018-01-0{day}', 'succeeded', 1, 'w', @at, @at, @at, 'hand', @no)", finished);
        await InsertAsync(site.Database, "snapshot_day (day, segment_id, stage_id, version, opening, inflow, outflow, closing) VALUES ('2018-01-03', 0, 1, 4, 0, 0, 0, 0)", "2018-01-01T00:00");
        foreach (var (id, recorded) in new[] { (1, "2018-01-02T10:00"), (2, "2018-01-03T10:00"), (3, "2018-01-04T10:00") })
            await InsertAsync(site.Database, $"batch (id, recorded_at) VALUES ({id}, @at)", recorded);

        await migrator.MigrateAsync();

        Assert.Equal(["-1 2018-01-02 version 1", "0 2018-01-03 version 4"], await PublicationsAsync(db));
        Assert.Equal([-1, 0, null], await db.Batches.OrderBy(b => b.Id).Select(b => b.Publication).ToListAsync());
    }

    private static async Task<IEnumerable<string>> PublicationsAsync(FunnelDb db) =>
        (await db.Publications.OrderBy(p => p.Number).ToListAsync()).Select(p => $"{p.Number} {p.Day:yyyy-MM-dd} version {p.Version}");

    // Tables of an old schema know of no version of the data.
    private static Task<int> InsertAsync(FunnelDatabase database, string row, string at) => database.WriteUnshownAsync(
        async transaction =>
        {
            await using var insert = transaction.Command("INSERT INTO " + row);
            return await insert.With("@at", database.ToParameter(Utc(at))).With("@no", false).ExecuteNonQueryAsync();
        },
        CancellationToken.None);
}
