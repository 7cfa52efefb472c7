using System.Data.Common;
using System.Text.Json;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Imports;

namespace FunnelReports.Data.Sqlite;

/// <summary>Batches of the log by prepared statements in one transaction.</summary>
internal sealed class SqliteLogWriter : LogWriter
{
    private static readonly string[] Columns =
        ["created_at", "email", "name", "company", "country", "owner", "tags", "score", "channel_id", "persona_id", "origin_id", "campaign_id"];

    // A lead also holds what was written to those merged into it: a row of theirs that it did not need is no news either.
    private const string HeldByMerged =
        """
        SELECT 1 FROM lead l JOIN transition t ON t.lead_id = l.lead_id
        WHERE l.merged_into = ?1 AND ((t.occurred_at = ?2 AND t.stage_id = ?3 AND t.sequence = ?4) OR t.event_id = ?5) LIMIT 1
        """;

    public override async Task<LogChanges> WriteAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var pseudonyms = await Pseudonyms.FindAsync(transaction, cancel);
        var ids = new long[batch.Leads.Count];
        var dirty = new HashSet<long>();
        var changes = WriteLeads(transaction, batch, pseudonyms, ids, dirty, cancel);
        var added = WriteTransitions(transaction, batch, ids, dirty, cancel);

        using var mark = new SqliteStatement(transaction, "INSERT INTO dirty_lead (lead_id, batch_id) SELECT value, ?2 FROM json_each(?1)");
        mark.Bind(JsonSerializer.Serialize(dirty.Order())).Bind(batch.BatchId).Run();
        return changes with { TransitionsAdded = added, RowsPassedOver = pseudonyms is null ? 0 : RowsPassedOver(batch, ids) };
    }

    private static LogChanges WriteLeads(
        DbTransaction transaction, LogBatch batch, Pseudonyms? pseudonyms, long[] ids, HashSet<long> dirty, CancellationToken cancel)
    {
        using var find = new SqliteStatement(transaction, "SELECT lead_id FROM lead_key WHERE source = ?1 AND external_id = ?2");
        using var addKey = new SqliteStatement(transaction, "INSERT INTO lead_key (source, external_id, lead_id) VALUES (?1, ?2, ?3)");
        using var addLead = new SqliteStatement(
            transaction,
            $"INSERT INTO lead (lead_id, {string.Join(", ", Columns)}) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, IFNULL(?10, 0), IFNULL(?11, 0), IFNULL(?12, 0), IFNULL(?13, 0))");
        using var moves = new SqliteStatement(transaction, $"SELECT 1 FROM lead WHERE lead_id = ?1 AND ({Differs(Columns[8..])})");
        using var change = new SqliteStatement(
            transaction,
            $"UPDATE lead SET {string.Join(", ", Columns.Select(c => $"{c} = IFNULL({Parameter(c)}, {c})"))} WHERE lead_id = ?1 AND ({Differs(Columns)})");
        long added = 0, changed = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = batch.Leads[i];
            var known = find.Bind(batch.Source).Bind(line.ExternalId).Find();
            if (pseudonyms is not null
                && Pseudonyms.MayBeErased(line.ExternalId, known is not null)
                && find.Bind(batch.Source).Bind(pseudonyms.Of(batch.Source, line.ExternalId)).Find() is not null)
            {
                ids[i] = Erased;
                continue;
            }

            if (known is { } id)
            {
                ids[i] = id;
                if (!line.SaysSomething) continue;
                if (Bind(moves, line, id).Find() is not null) dirty.Add(id);
                changed += Bind(change, line, id).Run();
                continue;
            }

            ids[i] = batch.FirstLeadId + i;
            added++;
            addKey.Bind(batch.Source).Bind(line.ExternalId).Bind(ids[i]).Run();
            Bind(addLead, line, ids[i]).Run();
        }

        return new LogChanges(added, changed, 0);
    }

    private static long WriteTransitions(
        DbTransaction transaction, LogBatch batch, long[] ids, HashSet<long> dirty, CancellationToken cancel)
    {
        using var insert = new SqliteStatement(
            transaction,
            "INSERT INTO transition (lead_id, transition_id, stage_id, occurred_at, sequence, campaign_id, action_id, actor_id, reason_id, "
            + "amount_minor, event_id, batch_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT DO NOTHING");
        using var merged = new SqliteStatement(transaction, HeldByMerged);
        var winners = Winners(transaction);
        long added = 0;
        for (var i = 0; i < batch.Transitions.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = batch.Transitions[i];
            if (ids[line.Lead] == Erased) continue;
            if (winners.Contains(ids[line.Lead])
                && merged.Bind(ids[line.Lead]).Bind(line.OccurredAt.Micros).Bind(line.StageId).Bind(line.Sequence).Bind(line.EventId).Find() is not null) continue;
            insert.Bind(ids[line.Lead]).Bind(batch.FirstTransitionId + i).Bind(line.StageId).Bind(line.OccurredAt.Micros).Bind(line.Sequence)
                .Bind(line.CampaignId).Bind(line.ActionId).Bind(line.ActorId).Bind(line.ReasonId).Bind(line.AmountMinor).Bind(line.EventId).Bind(batch.BatchId);
            if (insert.Run() == 0) continue;
            added++;
            dirty.Add(ids[line.Lead]);
        }

        return added;
    }

    private static HashSet<long> Winners(DbTransaction transaction)
    {
        using var select = new SqliteStatement(transaction, "SELECT DISTINCT merged_into FROM lead WHERE merged_into IS NOT NULL");
        var winners = new HashSet<long>();
        while (select.Next()) winners.Add(select.Number(0));
        return winners;
    }

    private static SqliteStatement Bind(SqliteStatement statement, LeadLine line, long id) => statement
        .Bind(id).Bind(line.CreatedAt).Bind(line.Email).Bind(line.Name).Bind(line.Company).Bind(line.Country).Bind(line.Owner).Bind(line.Tags)
        .Bind(line.Score).Bind(line.ChannelId).Bind(line.PersonaId).Bind(line.OriginId).Bind(line.CampaignId);

    private static string Parameter(string column) => $"?{Array.IndexOf(Columns, column) + 2}";

    private static string Differs(string[] columns) => string.Join(" OR ", columns.Select(c => $"{c} IS NOT IFNULL({Parameter(c)}, {c})"));
}
