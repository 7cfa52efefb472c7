using System.Data.Common;
using FunnelReports.Data.Imports;

namespace FunnelReports.Data.Corrections;

/// <summary>A correction while it is being written: its transaction and batch, and what every correction leaves behind.</summary>
/// <param name="transaction">Begun by <see cref="FunnelDatabase.CorrectAsync"/>.</param>
/// <param name="batch">Its batch, noted already.</param>
/// <param name="kind">What it does.</param>
/// <param name="now">When, as the database takes instants.</param>
/// <param name="author">Who does it, and why.</param>
internal sealed class CorrectionWriting(DbTransaction transaction, long batch, BatchKind kind, object now, Author author)
{
    public DbTransaction Transaction => transaction;

    public long Batch => batch;

    public object Now => now;

    /// <summary>A command in the transaction, with the batch as <c>@batch</c>.</summary>
    public DbCommand Command(string sql) => transaction.Command(sql).With("@batch", batch);

    /// <summary>Runs a statement over leads, with the batch as <c>@batch</c>, and gives how many rows it wrote.</summary>
    public async Task<int> RunAsync(string sql, long lead, CancellationToken cancel, long? other = null)
    {
        await using var command = Command(sql).With("@lead", lead);
        if (other is { } second) command.With("@other", second);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Notes in the ledger what was done to a lead, and that its rollups are behind.</summary>
    public async Task EnterAsync(long lead, long? other, int transitions, CancellationToken cancel)
    {
        await using var entry = Command(
            "INSERT INTO correction (lead_id, batch_id, kind, other_lead_id, transitions, at, actor, reason) "
            + "VALUES (@lead, @batch, @kind, @other, @transitions, @now, @actor, @reason)");
        entry.With("@lead", lead).With("@kind", (short)kind).With("@other", other).With("@transitions", transitions).With("@now", now)
            .With("@actor", author.Actor).With("@reason", author.Reason);
        await entry.ExecuteNonQueryAsync(cancel);
        await RunAsync("INSERT INTO dirty_lead (lead_id, batch_id) VALUES (@lead, @batch)", lead, cancel);
    }

    /// <summary>Notes who did it; leads go by their numbers, because an audit row outlives an erasure.</summary>
    public Task AuditAsync(string action, long lead, string detail, CancellationToken cancel) =>
        Audit.AddAsync(transaction, now, author.Actor, action, $"lead {lead}", detail, cancel);

    /// <summary>The lead, which must be there.</summary>
    /// <exception cref="Core.MistakeException">It is not.</exception>
    public Task<LeadStanding> LeadAsync(long lead, CancellationToken cancel) => LeadStanding.ReadAsync(transaction, lead, cancel);
}
