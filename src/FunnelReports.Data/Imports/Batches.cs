using System.Data.Common;

namespace FunnelReports.Data.Imports;

/// <summary>The batches of the log: what one transaction added, and when we learned it.</summary>
public static class Batches
{
    /// <summary>Notes a batch that changed something.</summary>
    /// <param name="transaction">The transaction that wrote it.</param>
    /// <param name="id">Its id, never used before.</param>
    /// <param name="kind">What it did.</param>
    /// <param name="importRun">The import it belongs to, or null.</param>
    /// <param name="recordedAt">When, as the database takes instants.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task AddAsync(DbTransaction transaction, long id, BatchKind kind, long? importRun, object recordedAt, CancellationToken cancel)
    {
        await using var insert = transaction.Command("INSERT INTO batch (id, kind, import_run_id, recorded_at) VALUES (@id, @kind, @run, @now)");
        insert.With("@id", id).With("@kind", (short)kind).With("@run", importRun).With("@now", recordedAt);
        await insert.ExecuteNonQueryAsync(cancel);
    }
}
