using System.Data.Common;
using FunnelReports.Data.Imports;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Data.Postgres;

/// <summary>Batches of the log by binary COPY into staging tables of the session and a set-based merge.</summary>
internal sealed class PostgresLogWriter : LogWriter
{
    private static readonly string[] Attributes =
        ["created_at", "email", "name", "company", "country", "owner", "tags", "score", "channel_id", "persona_id", "origin_id", "campaign_id"];

    private const string Staging =
        """
        CREATE TEMP TABLE IF NOT EXISTS staged_lead (ord bigint, external_id text, created_at timestamptz, email text, name text, company text,
            country text, owner text, tags text, score int, channel_id int, persona_id int, origin_id int, campaign_id int, lead_id bigint) ON COMMIT DELETE ROWS;
        CREATE TEMP TABLE IF NOT EXISTS staged_transition (ord bigint, lead bigint, stage_id smallint, occurred_at timestamptz, sequence int,
            campaign_id int, action_id int, actor_id int, reason_id int, amount_minor bigint, event_id text) ON COMMIT DELETE ROWS;
        TRUNCATE staged_lead, staged_transition;
        """;

    public override async Task<LogChanges> WriteAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await RunAsync(transaction, Staging, cancel);
        var connection = (NpgsqlConnection)transaction.Connection!;
        await CopyLeadsAsync(connection, batch, cancel);
        await CopyTransitionsAsync(connection, batch, cancel);
        await RunAsync(transaction, "ANALYZE staged_lead; ANALYZE staged_transition", cancel);

        await RunAsync(
            transaction,
            "INSERT INTO lead_key (source, external_id, lead_id) SELECT @source, external_id, @lead + ord FROM staged_lead ORDER BY external_id ON CONFLICT DO NOTHING",
            cancel, ("source", batch.Source), ("lead", batch.FirstLeadId));
        await RunAsync(
            transaction,
            "UPDATE staged_lead s SET lead_id = k.lead_id FROM lead_key k WHERE k.source = @source AND k.external_id = s.external_id",
            cancel, ("source", batch.Source));
        var changed = await ChangeLeadsAsync(transaction, batch, cancel);
        var added = await RunAsync(
            transaction,
            $"INSERT INTO lead (lead_id, {string.Join(", ", Attributes)}) SELECT lead_id, {string.Join(", ", Attributes.Select(OrNotSet))} "
            + "FROM staged_lead WHERE lead_id = @lead + ord",
            cancel, ("lead", batch.FirstLeadId));
        var transitions = await AddTransitionsAsync(transaction, batch, cancel);
        return new LogChanges(added, changed, transitions);
    }

    private static async Task<long> ChangeLeadsAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel)
    {
        var set = string.Join(", ", Attributes.Select(a => $"{a} = COALESCE(s.{a}, l.{a})"));
        return await ScalarAsync(
            transaction,
            $"""
            WITH known AS (
                SELECT l.lead_id, s.ord, {Differs(Attributes[8..])} AS moves FROM lead l JOIN staged_lead s ON s.lead_id = l.lead_id
                WHERE {Differs(Attributes)} ORDER BY l.lead_id FOR UPDATE OF l),
            changed AS (
                UPDATE lead l SET {set} FROM staged_lead s JOIN known USING (ord) WHERE l.lead_id = known.lead_id RETURNING 1),
            marked AS (
                INSERT INTO dirty_lead (lead_id, batch_id) SELECT lead_id, @batch FROM known WHERE moves ON CONFLICT DO NOTHING)
            SELECT count(*) FROM changed
            """,
            cancel, ("batch", batch.BatchId));
    }

    private static Task<long> AddTransitionsAsync(DbTransaction transaction, LogBatch batch, CancellationToken cancel) =>
        ScalarAsync(
            transaction,
            """
            WITH added AS (
                INSERT INTO transition (lead_id, transition_id, stage_id, occurred_at, sequence, campaign_id, action_id, actor_id, reason_id,
                    amount_minor, event_id, batch_id)
                SELECT l.lead_id, @first + t.ord, t.stage_id, t.occurred_at, t.sequence, t.campaign_id, t.action_id, t.actor_id, t.reason_id,
                    t.amount_minor, t.event_id, @batch
                FROM staged_transition t JOIN staged_lead l ON l.ord = t.lead ORDER BY l.lead_id, t.ord
                ON CONFLICT DO NOTHING RETURNING lead_id),
            marked AS (
                INSERT INTO dirty_lead (lead_id, batch_id) SELECT DISTINCT lead_id, @batch FROM added ON CONFLICT DO NOTHING)
            SELECT count(*) FROM added
            """,
            cancel, ("first", batch.FirstTransitionId), ("batch", batch.BatchId));

    private static async Task CopyLeadsAsync(NpgsqlConnection connection, LogBatch batch, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY staged_lead (ord, external_id, {string.Join(", ", Attributes)}) FROM STDIN (FORMAT BINARY)", cancel);
        for (var i = 0; i < batch.Leads.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = batch.Leads[i];
            copy.StartRow();
            copy.Write((long)i, NpgsqlDbType.Bigint);
            copy.Write(line.ExternalId, NpgsqlDbType.Text);
            Write(copy, line.CreatedAt?.ToUtc(), NpgsqlDbType.TimestampTz);
            foreach (var text in (ReadOnlySpan<string?>)[line.Email, line.Name, line.Company, line.Country, line.Owner, line.Tags]) Write(copy, text);
            foreach (var number in (ReadOnlySpan<int?>)[line.Score, line.ChannelId, line.PersonaId, line.OriginId, line.CampaignId])
                Write(copy, number, NpgsqlDbType.Integer);
        }

        await copy.CompleteAsync(cancel);
    }

    private static async Task CopyTransitionsAsync(NpgsqlConnection connection, LogBatch batch, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync("COPY staged_transition FROM STDIN (FORMAT BINARY)", cancel);
        for (var i = 0; i < batch.Transitions.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var line = batch.Transitions[i];
            copy.StartRow();
            copy.Write((long)i, NpgsqlDbType.Bigint);
            copy.Write((long)line.Lead, NpgsqlDbType.Bigint);
            copy.Write(line.StageId, NpgsqlDbType.Smallint);
            copy.Write(line.OccurredAt.ToUtc(), NpgsqlDbType.TimestampTz);
            foreach (var number in (ReadOnlySpan<int>)[line.Sequence, line.CampaignId, line.ActionId, line.ActorId, line.ReasonId])
                copy.Write(number, NpgsqlDbType.Integer);
            Write(copy, line.AmountMinor, NpgsqlDbType.Bigint);
            Write(copy, line.EventId);
        }

        await copy.CompleteAsync(cancel);
    }

    private static void Write<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type) where T : struct
    {
        if (value is { } present) copy.Write(present, type);
        else copy.WriteNull();
    }

    private static void Write(NpgsqlBinaryImporter copy, string? text)
    {
        if (text is null) copy.WriteNull();
        else copy.Write(text, NpgsqlDbType.Text);
    }

    private static string OrNotSet(string column) => column.EndsWith("_id", StringComparison.Ordinal) ? $"COALESCE({column}, 0)" : column;

    private static string Differs(string[] columns) =>
        "(" + string.Join(" OR ", columns.Select(c => $"l.{c} IS DISTINCT FROM COALESCE(s.{c}, l.{c})")) + ")";

    private static async Task<int> RunAsync(
        DbTransaction transaction, string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        await using var command = transaction.Command(sql);
        foreach (var (name, value) in parameters) command.With(name, value);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<long> ScalarAsync(
        DbTransaction transaction, string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        await using var command = transaction.Command(sql);
        foreach (var (name, value) in parameters) command.With(name, value);
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }
}
