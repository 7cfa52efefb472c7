using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Imports;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Data.Postgres;

/// <summary>
/// Batches of the log: what the database already holds of their leads is read first, and only what is new goes in, by binary COPY. Another writer that
/// adds the same rows in between makes the transaction fail on a unique key; it is then tried again from its beginning.
/// </summary>
internal sealed class PostgresLogWriter : LogWriter
{
    private const string MergedInto = "SELECT lead_id, merged_into FROM lead WHERE merged_into IS NOT NULL AND merged_into = ANY(@leads)";

    public override async Task<LogChanges> WriteAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var connection = (NpgsqlConnection)transaction.Connection!;

        // Each look-up asks an index for thousands of keys; with old statistics the planner would take the whole table for cheaper. What has no index
        // then looks so dear that it would be compiled first, which takes longer than the work.
        await using (var plan = transaction.Command("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")) await plan.ExecuteNonQueryAsync(cancel);
        var ids = await FindLeadsAsync(transaction, batch, cancel);
        await FindErasedAsync(transaction, batch, ids, cancel);
        var isNew = MakeIds(batch, ids);
        var dirty = new HashSet<long>();
        await PostgresLeadRows.AddAsync(connection, batch, ids, isNew, cancel);
        var changed = await PostgresLeadRows.ChangeAsync(transaction, batch, ids, isNew, dirty, cancel);
        var fresh = await NotHeldAsync(transaction, batch, ids, isNew, cancel);
        await CopyTransitionsAsync(connection, batch, ids, fresh, cancel);
        foreach (var i in fresh) dirty.Add(ids[batch.Transitions[i].Lead]);
        await CopyMarksAsync(connection, batch.BatchId, dirty, cancel);
        return new LogChanges(isNew.Count(x => x), changed, fresh.Count) { RowsPassedOver = RowsPassedOver(batch, ids) };
    }

    private static async Task<long[]> FindLeadsAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel)
    {
        var places = new Dictionary<string, int>(batch.Leads.Count, StringComparer.Ordinal);
        for (var i = 0; i < batch.Leads.Count; i++) places.Add(batch.Leads[i].ExternalId, i);
        var ids = new long[batch.Leads.Count];
        await FindKeysAsync(transaction, batch.Source, [.. places.Keys], (external, lead) => ids[places[external]] = lead, cancel);
        return ids;
    }

    private static async Task FindErasedAsync(DbTransaction transaction, LogBatch batch, long[] ids, CancellationToken cancel)
    {
        if (await Pseudonyms.FindAsync(transaction, cancel) is not { } pseudonyms) return;
        var asked = Enumerable.Range(0, ids.Length)
            .Where(i => Pseudonyms.MayBeErased(batch.Leads[i].ExternalId, ids[i] != 0))
            .ToLookup(i => pseudonyms.Of(batch.Source, batch.Leads[i].ExternalId), StringComparer.Ordinal);
        if (asked.Count == 0) return;
        await FindKeysAsync(
            transaction, batch.Source, [.. asked.Select(a => a.Key)],
            (pseudonym, _) =>
            {
                foreach (var i in asked[pseudonym]) ids[i] = Erased;
            },
            cancel);
    }

    private static async Task FindKeysAsync(DbTransaction transaction, string source, string[] externals, Action<string, long> found, CancellationToken cancel)
    {
        await using var find = transaction.Command("SELECT external_id, lead_id FROM lead_key WHERE source = @source AND external_id = ANY(@ids)");
        find.With("@source", source);
        find.Parameters.Add(new NpgsqlParameter("@ids", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = externals });
        await using var row = await find.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) found(row.GetString(0), row.GetInt64(1));
    }

    private static bool[] MakeIds(LogBatch batch, long[] ids)
    {
        var isNew = new bool[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] != 0) continue;
            ids[i] = batch.FirstLeadId + i;
            isNew[i] = true;
        }

        return isNew;
    }

    /// <summary>The places of the transitions that neither the log nor an earlier place of the batch holds, in order of their leads.</summary>
    private static async Task<List<int>> NotHeldAsync(DbTransaction transaction, LogBatch batch, long[] ids, bool[] isNew, CancellationToken cancel)
    {
        var held = new HashSet<(long Lead, Instant OccurredAt, short Stage, int Sequence)>();
        var events = new HashSet<(long Lead, string Event)>();
        var known = batch.Transitions.Where(t => !isNew[t.Lead]).Select(t => ids[t.Lead]).Distinct().ToArray();
        var withEvents = batch.Transitions.Where(t => t.EventId is not null && !isNew[t.Lead]).Select(t => ids[t.Lead]).Distinct().ToArray();

        // A lead also holds what was written to those merged into it: a row of theirs that it did not need is no news either.
        var winners = new Dictionary<long, long>();
        await ReadAsync(transaction, MergedInto, known, row => winners.Add(row.GetInt64(0), row.GetInt64(1)), cancel);
        await ReadAsync(
            transaction, "SELECT lead_id, occurred_at, stage_id, sequence FROM transition WHERE lead_id = ANY(@leads)", WithMerged(known),
            row => held.Add((LeadOf(row), Instant.FromUtc(row.GetDateTime(1)), row.GetInt16(2), row.GetInt32(3))), cancel);
        await ReadAsync(
            transaction, "SELECT lead_id, event_id FROM transition WHERE lead_id = ANY(@leads) AND event_id IS NOT NULL", WithMerged(withEvents),
            row => events.Add((LeadOf(row), row.GetString(1))), cancel);

        var fresh = new List<int>(batch.Transitions.Count);
        for (var i = 0; i < batch.Transitions.Count; i++)
        {
            var line = batch.Transitions[i];
            if (ids[line.Lead] == Erased) continue;
            if (line.EventId is { } name && events.Contains((ids[line.Lead], name))) continue;
            if (!held.Add((ids[line.Lead], line.OccurredAt, line.StageId, line.Sequence))) continue;
            if (line.EventId is not null) events.Add((ids[line.Lead], line.EventId));
            fresh.Add(i);
        }

        fresh.Sort((a, b) => (ids[batch.Transitions[a].Lead], a).CompareTo((ids[batch.Transitions[b].Lead], b)));
        return fresh;

        long LeadOf(DbDataReader row) => winners.GetValueOrDefault(row.GetInt64(0), row.GetInt64(0));

        long[] WithMerged(long[] leads)
        {
            var asked = leads.ToHashSet();
            return [.. leads, .. winners.Where(w => asked.Contains(w.Value)).Select(w => w.Key)];
        }
    }

    private static async Task ReadAsync(DbTransaction transaction, string sql, long[] leads, Action<DbDataReader> visit, CancellationToken cancel)
    {
        if (leads.Length == 0) return;
        await using var command = transaction.Command(sql);
        command.Parameters.Add(new NpgsqlParameter("@leads", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = leads });
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) visit(row);
    }

    private static async Task CopyTransitionsAsync(NpgsqlConnection connection, LogBatch batch, long[] ids, List<int> fresh, CancellationToken cancel)
    {
        if (fresh.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY transition (lead_id, transition_id, stage_id, occurred_at, sequence, campaign_id, action_id, actor_id, reason_id, amount_minor, event_id, batch_id) "
            + "FROM STDIN (FORMAT BINARY)",
            cancel);
        foreach (var i in fresh)
        {
            cancel.ThrowIfCancellationRequested();
            var line = batch.Transitions[i];
            copy.StartRow();
            copy.Write(ids[line.Lead], NpgsqlDbType.Bigint);
            copy.Write(batch.FirstTransitionId + i, NpgsqlDbType.Bigint);
            copy.Write(line.StageId, NpgsqlDbType.Smallint);
            copy.Write(line.OccurredAt.ToUtc(), NpgsqlDbType.TimestampTz);
            foreach (var number in (ReadOnlySpan<int>)[line.Sequence, line.CampaignId, line.ActionId, line.ActorId, line.ReasonId])
                copy.Write(number, NpgsqlDbType.Integer);
            PostgresLeadRows.Write(copy, line.AmountMinor, NpgsqlDbType.Bigint);
            PostgresLeadRows.Write(copy, line.EventId);
            copy.Write(batch.BatchId, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync(cancel);
    }

    private static async Task CopyMarksAsync(NpgsqlConnection connection, long batch, HashSet<long> dirty, CancellationToken cancel)
    {
        if (dirty.Count == 0) return;
        await using var copy = await connection.BeginBinaryImportAsync("COPY dirty_lead (lead_id, batch_id) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var lead in dirty.Order())
        {
            copy.StartRow();
            copy.Write(lead, NpgsqlDbType.Bigint);
            copy.Write(batch, NpgsqlDbType.Bigint);
        }

        await copy.CompleteAsync(cancel);
    }
}
