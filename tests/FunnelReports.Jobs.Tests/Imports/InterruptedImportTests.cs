using FunnelReports.Core.Imports;
using FunnelReports.Data.Imports;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Imports;

public class InterruptedImportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_that_died_is_marked_by_the_next_one_and_says_how_to_complete_it(Engine engine)
    {
        await using var importing = await Importing.IntoAsync(engine);
        var runs = new ImportRuns(importing.Database, importing.Clock);
        var dead = await runs.StartAsync("leads", "crm.csv", default);
        var alive = await runs.StartAsync("leads", "other.csv", default);
        await importing.SetAsync(dead, row => (row.RowsRead, row.AliveAt) = (20_000, row.StartedAt));

        await importing.RunAsync(ImportKind.Leads, "lead_id\n1\n");

        var row = await importing.RunRowAsync(dead);
        Assert.Equal((ImportRuns.Interrupted, row.StartedAt), (row.Status, row.FinishedAt));
        Assert.Equal("The program ended after row 20000 of the file. What was read stays; send the whole file again to complete it: nothing is counted twice.", row.Error);
        Assert.Equal(ImportRuns.Running, (await importing.RunRowAsync(alive)).Status);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_import_that_was_only_slow_is_at_work_again_with_its_next_chunk(Engine engine)
    {
        await using var importing = await Importing.IntoAsync(engine);
        var runs = new ImportRuns(importing.Database, importing.Clock);
        var slow = await runs.StartAsync("leads", "crm.csv", default);
        await importing.SetAsync(slow, row => row.AliveAt = row.StartedAt);
        Assert.Equal(1, await runs.MarkInterruptedAsync(default));

        await importing.Database.WriteAsync(
            async transaction =>
            {
                await runs.ReportAsync(transaction, slow, new ImportCounts(5, 0, default), default);
                return 0;
            },
            default);

        var row = await importing.RunRowAsync(slow);
        Assert.Equal((ImportRuns.Running, null, null), (row.Status, row.FinishedAt, row.Error));
        Assert.Equal(0, await runs.MarkInterruptedAsync(default));
    }
}
