using System.Data.Common;
using FunnelReports.Data;
using FunnelReports.Data.Imports;

namespace FunnelReports.Jobs.Tests.Snapshots;

/// <summary>Corrections as rows of the log, in their plainest form.</summary>
internal static class Corrections
{
    /// <summary>Voids the first recorded move of a lead that still counts.</summary>
    public static Task<long> VoidAsync(FunnelDatabase database, string lead) => BatchAsync(
        database,
        BatchKind.Void,
        $"UPDATE transition SET voided_batch_id = @batch WHERE lead_id = ({Id(lead)}) AND transition_id = "
        + $"(SELECT MIN(transition_id) FROM transition WHERE lead_id = ({Id(lead)}) AND voided_batch_id IS NULL)",
        [lead]);

    /// <summary>Voids all moves of a lead because it was erased together with its counts.</summary>
    public static Task<long> EraseAsync(FunnelDatabase database, string lead) => BatchAsync(
        database, BatchKind.Erase, $"UPDATE transition SET voided_batch_id = @batch WHERE lead_id = ({Id(lead)}) AND voided_batch_id IS NULL", [lead]);

    /// <summary>Gives a lead the moves of another, except those that it has.</summary>
    public static Task<long> MergeAsync(FunnelDatabase database, string from, string into) => BatchAsync(
        database,
        BatchKind.Merge,
        $"UPDATE transition SET voided_batch_id = @batch WHERE lead_id = ({Id(from)}) AND voided_batch_id IS NULL; "
        + "INSERT INTO transition (lead_id, transition_id, stage_id, occurred_at, sequence, campaign_id, action_id, actor_id, reason_id, batch_id) "
        + $"SELECT ({Id(into)}), transition_id + 1000000 * @batch, stage_id, occurred_at, sequence, 0, 0, 0, 0, @batch FROM transition b "
        + $"WHERE lead_id = ({Id(from)}) AND voided_batch_id = @batch AND NOT EXISTS (SELECT 1 FROM transition a WHERE a.lead_id = ({Id(into)}) "
        + "AND a.occurred_at = b.occurred_at AND a.stage_id = b.stage_id AND a.sequence = b.sequence)",
        [from, into]);

    /// <summary>Puts a lead into another channel.</summary>
    public static Task<long> ChangeChannelAsync(FunnelDatabase database, string lead, int channel) =>
        BatchAsync(database, BatchKind.Import, $"UPDATE lead SET channel_id = {channel} WHERE lead_id = ({Id(lead)})", [lead]);

    private static string Id(string lead) => $"SELECT k.lead_id FROM lead_key k WHERE k.external_id = '{lead}'";

    private static Task<long> BatchAsync(FunnelDatabase database, BatchKind kind, string sql, string[] leads) => database.WriteAsync(
        async transaction =>
        {
            var batch = await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, 1, CancellationToken.None);
            await RunAsync(transaction, $"INSERT INTO batch (id, recorded_at, kind) SELECT @batch, MAX(recorded_at), {(short)kind} FROM batch", batch);
            await RunAsync(transaction, sql, batch);
            foreach (var lead in leads) await RunAsync(transaction, $"INSERT INTO dirty_lead (lead_id, batch_id) {Id(lead).Replace("k.lead_id", "k.lead_id, @batch", StringComparison.Ordinal)}", batch);
            return batch;
        },
        CancellationToken.None);

    private static async Task RunAsync(DbTransaction transaction, string sql, long batch)
    {
        await using var command = transaction.Command(sql);
        await command.With("@batch", batch).ExecuteNonQueryAsync();
    }
}
