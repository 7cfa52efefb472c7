using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Tests.Snapshots;
using FunnelReports.TestKit.Databases;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Fold;

public class MisjudgedTablesTests
{
    private const int Leads = 20_000;

    // The plan that an empty table asks for compares each lead with each mark: 400 million pairs here, a hundred times the limit of this test.
    [Theory, OnPostgres]
    public async Task A_fold_takes_no_plan_for_empty_tables_when_the_server_has_not_yet_seen_what_an_import_brought(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await WriteAsync(site.Database, [.. Enumerable.Range(0, Leads).Select(i => new Entry($"lead-{i}", Lead, "2018-01-02T09:00"))]);
        await site.TamperAsync("UPDATE pg_class SET reltuples = 0, relpages = 100 WHERE relname ~ '(lead|transition)' AND relnamespace = current_schema()::regnamespace");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));

        var folded = await new DirtyFold(site.Database, await site.WorkspaceAsync()).RunAsync(limit.Token);

        Assert.Equal(Leads, folded);
    }
}
