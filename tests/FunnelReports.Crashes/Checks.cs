using System.Data.Common;
using System.Globalization;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Crashes;

/// <summary>What must hold of a database at every moment, whatever was killed.</summary>
public static class Checks
{
    private static readonly (string Fault, string Count)[] Never =
    [
        ("workspaces more or fewer than one", "SELECT ABS(COUNT(*) - 1) FROM workspace"),
        ("moves that are there twice", "SELECT COUNT(*) FROM (SELECT 1 AS x FROM transition GROUP BY lead_id, occurred_at, stage_id, sequence HAVING COUNT(*) > 1) d"),
        ("leads without their id at the source, or the reverse", "SELECT COUNT(*) FROM lead l FULL JOIN lead_key k ON k.lead_id = l.lead_id WHERE l.lead_id IS NULL OR k.lead_id IS NULL"),
        ("moves of a batch that is not known", "SELECT COUNT(*) FROM transition t LEFT JOIN batch b ON b.id = t.batch_id WHERE b.id IS NULL"),
        ("moves that were acknowledged and are not there, or the reverse", "SELECT ABS((SELECT COUNT(*) FROM transition) - (SELECT COALESCE(SUM(transitions_added), 0) FROM import_run))"),
        ("leads that were acknowledged and are not there, or the reverse", "SELECT ABS((SELECT COUNT(*) FROM lead) - (SELECT COALESCE(SUM(leads_added), 0) FROM import_run))"),
        // A day before the first lead has nothing to freeze.
        ("days that are frozen and not published, or the reverse",
            "SELECT COUNT(*) FROM (SELECT DISTINCT day FROM snapshot_day) s FULL JOIN (SELECT day FROM job_run WHERE job = 'snapshot' AND status = 'succeeded') r ON r.day = s.day WHERE r.day IS NULL OR (s.day IS NULL AND r.day >= (SELECT MIN(day) FROM flow_day WHERE leads <> 0))"),
        ("publications of a day whose run has not succeeded, or the reverse",
            "SELECT COUNT(*) FROM (SELECT day FROM publication) p FULL JOIN (SELECT day FROM job_run WHERE job = 'snapshot' AND status = 'succeeded') r ON r.day = p.day WHERE p.day IS NULL OR r.day IS NULL"),
        ("frozen days of which a part is missing", "SELECT COUNT(*) FROM (SELECT day, COUNT(*) AS n FROM snapshot_day GROUP BY day) d WHERE n % (SELECT COUNT(*) FROM stage) <> 0"),
        ("days that are published twice", "SELECT COUNT(*) - COUNT(DISTINCT day) FROM publication"),
        ("frozen rows that do not balance", "SELECT COUNT(*) FROM snapshot_day WHERE opening + inflow - outflow <> closing"),
    ];

    /// <summary>What does not hold, in words; nothing when all is well.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(FunnelDatabase database)
    {
        var faults = new List<string>();
        foreach (var (fault, count) in Never)
        {
            if (await NumberAsync(database, count) is var n and > 0) faults.Add($"{n} {fault}");
        }

        return faults;
    }

    /// <summary>The rollups against the log; nothing when all is well.</summary>
    public static async Task<IReadOnlyList<string>> CellFaultsAsync(FunnelDatabase database)
    {
        var workspace = await new WorkspaceStore(database, TimeProvider.System).ReadAsync(default);
        var cells = await new Reconcile(database, workspace).RunAsync(default);
        return cells.Count == 0 ? [] : [$"{cells.Count} cells are not what the log gives, the first: {cells[0]}"];
    }

    /// <summary>What must hold besides when a run has been completed: no work is left and nothing is at work.</summary>
    public static async Task<IReadOnlyList<string>> LeftoversAsync(FunnelDatabase database)
    {
        var faults = new List<string>();
        if (await NumberAsync(database, "SELECT COUNT(*) FROM dirty_lead") is var dirty and > 0) faults.Add($"{dirty} changed leads are not folded");
        if (await NumberAsync(database, "SELECT COUNT(*) FROM job_run WHERE status <> 'succeeded'") is var jobs and > 0) faults.Add($"{jobs} runs are not done");
        if (await NumberAsync(database, "SELECT COUNT(*) FROM import_run WHERE status = 'running'") is var runs and > 0) faults.Add($"{runs} dead imports count as running");
        return faults;
    }

    /// <summary>What PostgreSQL is doing for each connection to the database, to see what a run waits for; nothing on SQLite.</summary>
    public static async Task<string> ActivityAsync(TestDatabase test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (test.Database.Embedded) return "";
        return await test.Database.ReadAsync(
            async transaction =>
            {
                await using var command = transaction.Command(
                    "SELECT string_agg(format(E'\n%s %s since %s, waits for %s %s, blocked by %s: %s', pid, state, query_start, wait_event_type, wait_event, "
                    + "pg_blocking_pids(pid), left(query, 120)), '') FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
                return $"{await command.ExecuteScalarAsync()}";
            },
            default);
    }

    /// <summary>The number that a query gives.</summary>
    public static Task<long> NumberAsync(FunnelDatabase database, string sql) => database.ReadAsync(transaction => NumberAsync(transaction, sql), default);

    private static async Task<long> NumberAsync(DbTransaction transaction, string sql)
    {
        await using var command = transaction.Command(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
