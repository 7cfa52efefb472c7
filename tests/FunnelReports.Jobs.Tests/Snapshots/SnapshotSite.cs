using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Snapshots;
using FunnelReports.Jobs.Fold;
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

    public ReportDesk Desk => new(Database, new WorkspaceStore(Database, Clock), Clock);

    public async Task FoldAsync() => await new DirtyFold(Database, await WorkspaceAsync()).RunAsync(CancellationToken.None);

    /// <summary>Publishes so many days from this one on.</summary>
    public async Task PublishAsync(DateOnly first, int days)
    {
        for (var day = first; day < first.AddDays(days); day = day.AddDays(1))
            Assert.Equal(SnapshotResult.Published, (await Snapshot.RunAsync(day, JobTrigger.Hand, CancellationToken.None)).Result);
    }

    /// <summary>The restated stages of a period as text: "mql 0+1-0=1 -> 0+2-0=2: late +1 0 +1 (1)"; the number of leads in brackets.</summary>
    public async Task<IReadOnlyList<string>> ChangesAsync(string period, string? segment = null, bool onlyChanged = true)
    {
        var report = await Desk.RestatementAsync(new ReportRequest(period, segment), CancellationToken.None);
        return
        [
            .. report.Days.SelectMany(d => d.Stages).Where(s => onlyChanged ? !s.Change.IsNone : s.Parts.Count > 0).Select(s =>
                $"{s.Key} {Text(s.Was)} -> {Text(s.Now)}: " + string.Join(", ", s.Parts.Select(p =>
                    $"{p.Cause} {Signed(p.Inflow)} {Signed(p.Outflow)} {Signed(p.Closing)}".ToLowerInvariant() + (p.Leads is { } n ? $" ({n})" : "")))),
        ];

        static string Text(DayAccount a) => $"{a.Opening}+{a.Inflow}-{a.Outflow}={a.Closing}";
    }

    /// <summary>The leads behind a part as text: "x +1 0 +1".</summary>
    public async Task<IReadOnlyList<string>> LeadsAsync(string day, string stage, string cause, string? segment = null)
    {
        var page = await new RestatedLeadList(Database, new WorkspaceStore(Database, Clock), Clock).ReadAsync(day, stage, cause, segment, 0, 100, CancellationToken.None);
        Assert.Equal(page.Total, page.Leads.Count);
        return [.. page.Leads.Select(l => $"{l.Lead.ExternalId} {Signed(l.Change.Inflow)} {Signed(l.Change.Outflow)} {Signed(l.Change.Closing)}")];
    }

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

    private static string Signed(long number) => number.ToString("+0;-0;0", System.Globalization.CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => test.DisposeAsync();
}
