using System.Data.Common;
using FunnelReports.Data.Imports;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Data.Postgres;

/// <summary>The leads of a batch: new ones by COPY, changes of known ones by COPY into a staging table of the session and one set-based update.</summary>
internal static class PostgresLeadRows
{
    private static readonly string[] Attributes =
        ["created_at", "email", "name", "company", "country", "owner", "tags", "score", "channel_id", "persona_id", "origin_id", "campaign_id"];

    private const string Staging =
        """
        CREATE TEMP TABLE IF NOT EXISTS staged_lead (lead_id bigint, created_at timestamptz, email text, name text, company text, country text, owner text,
            tags text, score int, channel_id int, persona_id int, origin_id int, campaign_id int) ON COMMIT DELETE ROWS;
        TRUNCATE staged_lead;
        """;

    private static readonly string Change =
        $"""
        WITH known AS (
            SELECT l.lead_id, {Differs(Attributes[8..])} AS moves FROM lead l JOIN staged_lead s ON s.lead_id = l.lead_id
            WHERE {Differs(Attributes)} ORDER BY l.lead_id FOR UPDATE OF l),
        changed AS (
            UPDATE lead l SET {string.Join(", ", Attributes.Select(a => $"{a} = COALESCE(s.{a}, l.{a})"))}
            FROM staged_lead s JOIN known USING (lead_id) WHERE l.lead_id = known.lead_id)
        SELECT lead_id, moves FROM known
        """;

    /// <summary>Adds the leads that are new, with their keys.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, LogBatch batch, long[] ids, bool[] isNew, CancellationToken cancel)
    {
        if (!isNew.Contains(true)) return;
        await using (var keys = await connection.BeginBinaryImportAsync("COPY lead_key (source, external_id, lead_id) FROM STDIN (FORMAT BINARY)", cancel))
        {
            for (var i = 0; i < ids.Length; i++)
            {
                if (!isNew[i]) continue;
                keys.StartRow();
                keys.Write(batch.Source, NpgsqlDbType.Text);
                keys.Write(batch.Leads[i].ExternalId, NpgsqlDbType.Text);
                keys.Write(ids[i], NpgsqlDbType.Bigint);
            }

            await keys.CompleteAsync(cancel);
        }

        await CopyAsync(connection, "lead", batch, ids, i => isNew[i], orNotSet: 0, cancel);
    }

    /// <summary>Changes the leads of which the batch says something else than the database, and marks those whose segments change.</summary>
    /// <returns>How many leads changed.</returns>
    public static async Task<long> ChangeAsync(
        DbTransaction transaction, LogBatch batch, long[] ids, bool[] isNew, HashSet<long> dirty, CancellationToken cancel)
    {
        bool MayChange(int i) => !isNew[i] && batch.Leads[i].SaysSomething;
        batch = OneLineEach(batch, ids, MayChange);
        if (!Enumerable.Range(0, ids.Length).Any(MayChange)) return 0;
        await using (var staging = transaction.Command(Staging)) await staging.ExecuteNonQueryAsync(cancel);
        await CopyAsync((NpgsqlConnection)transaction.Connection!, "staged_lead", batch, ids, MayChange, orNotSet: null, cancel);
        await using (var analyze = transaction.Command("ANALYZE staged_lead (lead_id)")) await analyze.ExecuteNonQueryAsync(cancel);
        await using var change = transaction.Command(Change);
        await using var row = await change.ExecuteReaderAsync(cancel);
        long changed = 0;
        for (; await row.ReadAsync(cancel); changed++)
        {
            if (row.GetBoolean(1)) dirty.Add(row.GetInt64(0));
        }

        return changed;
    }

    // Two external ids may lead to one lead, since it was merged; the update takes one line of each.
    private static LogBatch OneLineEach(LogBatch batch, long[] ids, Predicate<int> which)
    {
        LeadLine[]? lines = null;
        var places = new Dictionary<long, int>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (!which(i) || places.TryAdd(ids[i], i)) continue;
            lines ??= [.. batch.Leads];
            var first = places[ids[i]];
            lines[first] = lines[first].Then(lines[i]);
            lines[i] = new LeadLine(lines[i].ExternalId);
        }

        return lines is null ? batch : batch with { Leads = lines };
    }

    internal static void Write<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type) where T : struct
    {
        if (value is { } present) copy.Write(present, type);
        else copy.WriteNull();
    }

    internal static void Write(NpgsqlBinaryImporter copy, string? text)
    {
        if (text is null) copy.WriteNull();
        else copy.Write(text, NpgsqlDbType.Text);
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, string table, LogBatch batch, long[] ids, Predicate<int> which, int? orNotSet, CancellationToken cancel)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} (lead_id, {string.Join(", ", Attributes)}) FROM STDIN (FORMAT BINARY)", cancel);
        for (var i = 0; i < ids.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (!which(i)) continue;
            var line = batch.Leads[i];
            copy.StartRow();
            copy.Write(ids[i], NpgsqlDbType.Bigint);
            Write(copy, line.CreatedAt?.ToUtc(), NpgsqlDbType.TimestampTz);
            foreach (var text in (ReadOnlySpan<string?>)[line.Email, line.Name, line.Company, line.Country, line.Owner, line.Tags]) Write(copy, text);
            Write(copy, line.Score, NpgsqlDbType.Integer);
            foreach (var id in (ReadOnlySpan<int?>)[line.ChannelId, line.PersonaId, line.OriginId, line.CampaignId])
                Write(copy, id ?? orNotSet, NpgsqlDbType.Integer);
        }

        await copy.CompleteAsync(cancel);
    }

    private static string Differs(string[] columns) =>
        "(" + string.Join(" OR ", columns.Select(c => $"l.{c} IS DISTINCT FROM COALESCE(s.{c}, l.{c})")) + ")";
}
