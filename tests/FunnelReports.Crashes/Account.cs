using System.Data.Common;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Crashes;

/// <summary>All that a database holds of leads, and its tables and definition, as numbers to compare: it must not depend on what went wrong on the way.</summary>
public sealed class Account
{
    private RollupSet rollups = null!;
    private IReadOnlyList<string> log = [];
    private IReadOnlyList<string> frozen = [];
    private IReadOnlyList<string> shape = [];

    /// <summary>Reads it in one snapshot.</summary>
    public static Task<Account> OfAsync(TestDatabase test) => test.Database.ReadAsync(
        async transaction => new Account
        {
            rollups = await HeldRollups.ReadAllAsync(transaction, default),
            log = await LinesAsync(
                transaction,
                "SELECT stage_id, campaign_id, COUNT(*), COUNT(DISTINCT lead_id), MIN(occurred_at), MAX(occurred_at) FROM transition GROUP BY stage_id, campaign_id ORDER BY 1, 2"),
            frozen = await LinesAsync(
                transaction,
                "SELECT day, segment_id, stage_id, opening, inflow, outflow, closing FROM snapshot_day ORDER BY day, segment_id, stage_id"),
            shape =
            [
                .. await LinesAsync(transaction, test.Database.Embedded
                    ? "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
                    : "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2"),
                .. await LinesAsync(transaction, test.Database.Embedded ? "PRAGMA journal_mode" : "SELECT 1"),
                .. await LinesAsync(transaction, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1"),
                .. await LinesAsync(transaction, "SELECT d.version, d.time_zone, d.stages, w.definition_version, w.currency FROM definition d CROSS JOIN workspace w ORDER BY 1"),
                .. await LinesAsync(transaction, "SELECT id, key, name FROM stage ORDER BY 1"),
            ],
        },
        default);

    /// <summary>What is here and should not be, or is not and should.</summary>
    public IEnumerable<string> DifferencesFrom(Account reference)
    {
        foreach (var cell in CellComparison.Between(rollups, reference.rollups).Take(3)) yield return $"not as undisturbed: {cell}";
        if (!log.SequenceEqual(reference.log)) yield return $"the log gives {string.Join("; ", log.Except(reference.log))}, undisturbed {string.Join("; ", reference.log.Except(log))}";
        if (!shape.SequenceEqual(reference.shape)) yield return $"made otherwise: {string.Join("; ", shape.Except(reference.shape))}, undisturbed {string.Join("; ", reference.shape.Except(shape))}";

        // Midnight may pass while the trials run: then one more day is due.
        if (!frozen.Take(reference.frozen.Count).SequenceEqual(reference.frozen)) yield return $"{frozen.Count} frozen rows, undisturbed {reference.frozen.Count}, or others";
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(DbTransaction transaction, string sql)
    {
        var lines = new List<string>();
        await using var command = transaction.Command(sql);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync()) lines.Add(string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)));
        return lines;
    }
}
