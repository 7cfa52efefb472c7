using System.Data.Common;
using FunnelReports.Data.Imports;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Data.Sqlite;

/// <summary>Batches of the log by prepared statements in one transaction.</summary>
internal sealed class SqliteLogWriter : LogWriter
{
    private const string Attributes = "created_at, email, name, company, country, owner, tags, score, channel_id, persona_id, origin_id, campaign_id";

    public override Task<LogChanges> WriteAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var ids = new long[batch.Leads.Count];
        var dirty = new HashSet<long>();
        var changes = WriteLeads(transaction, batch, ids, dirty, cancel);
        var added = WriteTransitions(transaction, batch, ids, dirty, cancel);

        using var mark = SqliteRollupWriter.Prepare(transaction, "INSERT INTO dirty_lead (lead_id, batch_id) VALUES ($1, $2)", 2);
        foreach (var lead in dirty) SqliteRollupWriter.Run(mark, lead, batch.BatchId);
        return Task.FromResult(changes with { TransitionsAdded = added });
    }

    private static LogChanges WriteLeads(
        DbTransaction transaction, LogBatch batch, long[] ids, HashSet<long> dirty, CancellationToken cancel)
    {
        using var find = SqliteRollupWriter.Prepare(transaction, "SELECT lead_id FROM lead_key WHERE source = $1 AND external_id = $2", 2);
        using var addKey = SqliteRollupWriter.Prepare(transaction, "INSERT INTO lead_key (source, external_id, lead_id) VALUES ($1, $2, $3)", 3);
        using var addLead = SqliteRollupWriter.Prepare(
            transaction,
            $"INSERT INTO lead ({Attributes}, lead_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, IFNULL($9, 0), IFNULL($10, 0), IFNULL($11, 0), IFNULL($12, 0), $13)",
            13);
        using var change = PrepareChange(transaction, $"{Differs(Columns)}");
        using var moves = PrepareChange(transaction, $"{Differs(Columns[8..])}", "SELECT 1 FROM lead");
        long added = 0, changed = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = batch.Leads[i];
            SqliteRollupWriter.Set(find, batch.Source, line.ExternalId);
            if (find.ExecuteScalar() is long known)
            {
                ids[i] = known;
                SqliteRollupWriter.Set(moves, Values(line, known));
                if (moves.ExecuteScalar() is not null) dirty.Add(known);
                changed += SqliteRollupWriter.Run(change, Values(line, known));
                continue;
            }

            ids[i] = batch.FirstLeadId + i;
            added++;
            SqliteRollupWriter.Run(addKey, batch.Source, line.ExternalId, ids[i]);
            SqliteRollupWriter.Run(addLead, Values(line, ids[i]));
        }

        return new LogChanges(added, changed, 0);
    }

    private static long WriteTransitions(
        DbTransaction transaction, LogBatch batch, long[] ids, HashSet<long> dirty, CancellationToken cancel)
    {
        using var insert = SqliteRollupWriter.Prepare(
            transaction,
            "INSERT INTO transition (lead_id, transition_id, stage_id, occurred_at, sequence, campaign_id, action_id, actor_id, reason_id, "
            + "amount_minor, event_id, batch_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING",
            12);
        long added = 0;
        for (var i = 0; i < batch.Transitions.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = batch.Transitions[i];
            var written = SqliteRollupWriter.Run(
                insert, ids[line.Lead], batch.FirstTransitionId + i, line.StageId, line.OccurredAt.Micros, line.Sequence,
                line.CampaignId, line.ActionId, line.ActorId, line.ReasonId, Null(line.AmountMinor), Null(line.EventId), batch.BatchId);
            if (written == 0) continue;
            added++;
            dirty.Add(ids[line.Lead]);
        }

        return added;
    }

    private static string[] Columns => Attributes.Split(", ");

    private static SqliteCommand PrepareChange(DbTransaction transaction, string condition, string? head = null)
    {
        var set = string.Join(", ", Columns.Select((column, i) => $"{column} = IFNULL(${i + 1}, {column})"));
        return SqliteRollupWriter.Prepare(transaction, $"{head ?? $"UPDATE lead SET {set}"} WHERE lead_id = $13 AND ({condition})", 13);
    }

    private static string Differs(string[] columns) =>
        string.Join(" OR ", columns.Select(c => $"{c} IS NOT IFNULL(${Array.IndexOf(Columns, c) + 1}, {c})"));

    private static object[] Values(LeadLine line, long id) =>
    [
        Null(line.CreatedAt?.Micros), Null(line.Email), Null(line.Name), Null(line.Company), Null(line.Country), Null(line.Owner),
        Null(line.Tags), Null(line.Score), Null(line.ChannelId), Null(line.PersonaId), Null(line.OriginId), Null(line.CampaignId), id,
    ];

    private static object Null(object? value) => value ?? DBNull.Value;
}
