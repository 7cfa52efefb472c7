using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Snapshots;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Snapshots;

/// <summary>A database with a clock that stands still, and the jobs over it. Snapshots are due a quarter past midnight. The workspace is made on 2018-01-01 at noon.</summary>
internal sealed class SnapshotSite(TestDatabase test, string now) : IAsyncDisposable
{
    public static readonly SnapshotDue QuarterPast = (workspace, day) => workspace.Calendar.StartOf(day.AddDays(1)).AddSeconds(900);

    public FixedClock Clock { get; } = new(now);

    public FunnelDatabase Database => test.Database;

    public NightlySnapshot Snapshot => new(Database, Clock, QuarterPast);

    public SnapshotBackfill Backfill => new(Database, Clock, QuarterPast);

    public Task<Workspace> WorkspaceAsync() => test.WorkspaceAsync();

    public JobRuns Runs => new(Database, Clock);

    public static async Task<SnapshotSite> NewAsync(Engine engine, string now) => new(await TestDatabase.NewAsync(engine), now);

    public static async Task<SnapshotSite> NewAsync(Engine engine, string now, string timeZone, DateTimeOffset madeAt) =>
        new(await TestDatabase.NewAsync(engine, new WorkspaceSeed(timeZone, "EUR", 1), madeAt), now);

    /// <summary>Runs the snapshot of a day by hand.</summary>
    public Task<SnapshotOutcome> RunAsync(int day) => Snapshot.RunAsync(new DateOnly(2018, 1, day), JobTrigger.Hand, CancellationToken.None);

    public Task<IReadOnlyList<SnapshotOutcome>> StartUpAsync() => Backfill.RunAsync(JobTrigger.StartUp, null, null, CancellationToken.None);

    /// <summary>The accounts of a day as text, those with nothing in them left out: "all/mql 1+2-0=3".</summary>
    public async Task<string> AccountsAsync(int day, int? segment = 0)
    {
        var rows = await new SnapshotStore(Database).OfDayAsync(new DateOnly(2018, 1, day), CancellationToken.None);
        var workspace = await test.WorkspaceAsync();
        return string.Join(", ", rows.Where(r => segment is null || r.SegmentId == segment)
            .Where(r => (r.Opening, r.Inflow, r.Outflow, r.Closing) != (0, 0, 0, 0))
            .Select(r => $"{workspace.Funnel[r.StageId].Key} {r.Opening}+{r.Inflow}-{r.Outflow}={r.Closing}"));
    }

    public Task<int> RowsAsync(int day) => CountAsync($"SELECT COUNT(*) FROM snapshot_day WHERE day = '2018-01-{day:00}'");

    /// <summary>The answer to a query that counts.</summary>
    public Task<int> CountAsync(string sql) => Database.WriteAsync(
        async transaction =>
        {
            await using var command = transaction.Command(sql);
            return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        },
        CancellationToken.None);

    /// <summary>Runs a statement past all rules.</summary>
    public Task<int> TamperAsync(string sql) => Database.WriteAsync(
        async transaction =>
        {
            await using var command = transaction.Command(sql);
            return await command.ExecuteNonQueryAsync();
        },
        CancellationToken.None);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
