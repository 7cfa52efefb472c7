using System.Data.Common;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Rollups;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Data.Postgres;

/// <summary>Rollup cells as arrays, one statement a table. Rows are written in key order, so several workers may write at once.</summary>
internal sealed class PostgresRollupWriter : RollupWriter
{
    protected override async Task AddTalliesAsync(
        DbTransaction transaction, string table, string key, IReadOnlyDictionary<DayKey, Tally> cells, CancellationToken cancel)
    {
        var rows = cells.Where(c => !c.Value.IsZero).OrderBy(c => c.Key).ToArray();
        if (rows.Length == 0) return;
        await using var upsert = transaction.Command(
            $"INSERT INTO {table} ({key}, leads, seconds) SELECT * FROM unnest($1, $2, $3, $4, $5, $6) "
            + $"ON CONFLICT ({key}) DO UPDATE SET leads = {table}.leads + excluded.leads, seconds = {table}.seconds + excluded.seconds");
        Arrays(
            upsert,
            Array.ConvertAll(rows, r => r.Key.Segment), Array.ConvertAll(rows, r => r.Key.Day), Array.ConvertAll(rows, r => r.Key.First),
            Array.ConvertAll(rows, r => r.Key.Second), Array.ConvertAll(rows, r => r.Value.Leads), Array.ConvertAll(rows, r => r.Value.Seconds));
        await upsert.ExecuteNonQueryAsync(cancel);
    }

    protected override async Task AddOpenAsync(DbTransaction transaction, IReadOnlyDictionary<DayKey, long> cells, CancellationToken cancel)
    {
        var rows = cells.Where(c => c.Value != 0).OrderBy(c => c.Key).ToArray();
        if (rows.Length == 0) return;
        await using var upsert = transaction.Command(
            "INSERT INTO open_day (segment_id, day, stage_id, stays) SELECT * FROM unnest($1, $2, $3, $4) "
            + "ON CONFLICT (segment_id, day, stage_id) DO UPDATE SET stays = open_day.stays + excluded.stays");
        Arrays(
            upsert,
            Array.ConvertAll(rows, r => r.Key.Segment), Array.ConvertAll(rows, r => r.Key.Day), Array.ConvertAll(rows, r => r.Key.First),
            Array.ConvertAll(rows, r => r.Value));
        await upsert.ExecuteNonQueryAsync(cancel);
    }

    protected override Task AddCausesAsync(DbTransaction transaction, IReadOnlyDictionary<CauseKey, Histogram> cells, CancellationToken cancel) =>
        AddCountsAsync(
            transaction,
            "cause_day",
            CauseKeyColumns,
            cells,
            rows =>
            [
                Array.ConvertAll(rows, c => c.Key.Day), Array.ConvertAll(rows, c => c.Key.From),
                Array.ConvertAll(rows, c => c.Key.To), Array.ConvertAll(rows, c => c.Key.ActionId),
            ],
            row => new CauseKey(row.GetFieldValue<DateOnly>(0), row.GetInt16(1), row.GetInt16(2), row.GetInt32(3)),
            cancel);

    protected override Task AddHistogramsAsync(
        DbTransaction transaction, string table, IReadOnlyDictionary<CohortKey, Histogram> cells, CancellationToken cancel) =>
        AddCountsAsync(
            transaction,
            table,
            HistogramKey,
            cells,
            rows =>
            [
                Array.ConvertAll(rows, c => c.Key.Segment), Array.ConvertAll(rows, c => (short)c.Key.Bucket.Grain),
                Array.ConvertAll(rows, c => c.Key.Bucket.Start), Array.ConvertAll(rows, c => c.Key.First), Array.ConvertAll(rows, c => c.Key.Second),
            ],
            row => new CohortKey(
                row.GetInt32(0), new RollupBucket((RollupGrain)row.GetInt16(1), row.GetFieldValue<DateOnly>(2)), row.GetInt16(3), row.GetInt16(4)),
            cancel);

    // A distribution cannot be added up by the server: it is read and written back. One worker at a time does this for a table, until its transaction
    // ends; a lock by the table's own number, unlike one on the table, lets the server clean up meanwhile.
    private static async Task AddCountsAsync<TKey>(
        DbTransaction transaction,
        string table,
        string key,
        IReadOnlyDictionary<TKey, Histogram> cells,
        Func<KeyValuePair<TKey, Histogram>[], Array[]> columnsOf,
        Func<DbDataReader, TKey> keyOf,
        CancellationToken cancel)
        where TKey : notnull
    {
        var changes = cells.Where(c => !c.Value.IsEmpty).OrderBy(c => c.Key).ToArray();
        if (changes.Length == 0) return;
        var columns = columnsOf(changes);
        var parameters = string.Join(", ", columns.Select((_, i) => $"${i + 1}"));
        await using var turn = transaction.Command($"SELECT pg_advisory_xact_lock('{table}'::regclass::oid::bigint)");
        turn.CommandTimeout = 0;
        await turn.ExecuteNonQueryAsync(cancel);

        var sums = new Dictionary<TKey, byte[]>();
        await using (var read = transaction.Command($"SELECT {Prefixed("t", key)}, t.counts FROM {table} t JOIN unnest({parameters}) AS c({key}) USING ({key})"))
        {
            Arrays(read, columns);
            await using var row = await read.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                var (cell, sum) = (keyOf(row), Histogram.FromBytes(row.GetFieldValue<byte[]>(columns.Length)));
                sum.Merge(cells[cell]);
                sums.Add(cell, sum.ToBytes());
            }
        }

        await using var write = transaction.Command(
            $"INSERT INTO {table} ({key}, counts) SELECT * FROM unnest({parameters}, ${columns.Length + 1}) "
            + $"ON CONFLICT ({key}) DO UPDATE SET counts = excluded.counts");
        Arrays(write, [.. columns, Array.ConvertAll(changes, c => sums.GetValueOrDefault(c.Key) ?? c.Value.ToBytes())]);
        await write.ExecuteNonQueryAsync(cancel);
    }

    protected override Task InsertTalliesAsync(
        DbTransaction transaction, string table, string key, IEnumerable<KeyValuePair<DayKey, Tally>> cells, CancellationToken cancel) =>
        CopyAsync(
            transaction,
            $"{table} ({key}, leads, seconds)",
            cells,
            (copy, cell) =>
            {
                WriteKey(copy, cell.Key);
                copy.Write(cell.Key.Second, NpgsqlDbType.Smallint);
                copy.Write(cell.Value.Leads, NpgsqlDbType.Bigint);
                copy.Write(cell.Value.Seconds, NpgsqlDbType.Bigint);
            },
            cancel);

    protected override Task InsertOpenAsync(DbTransaction transaction, IEnumerable<KeyValuePair<DayKey, long>> cells, CancellationToken cancel) =>
        CopyAsync(
            transaction,
            "open_day (segment_id, day, stage_id, stays)",
            cells,
            (copy, cell) =>
            {
                WriteKey(copy, cell.Key);
                copy.Write(cell.Value, NpgsqlDbType.Bigint);
            },
            cancel);

    protected override Task InsertCausesAsync(DbTransaction transaction, IEnumerable<KeyValuePair<CauseKey, byte[]>> cells, CancellationToken cancel) =>
        CopyAsync(
            transaction,
            $"cause_day ({CauseKeyColumns}, counts)",
            cells,
            (copy, cell) =>
            {
                copy.Write(cell.Key.Day, NpgsqlDbType.Date);
                copy.Write(cell.Key.From, NpgsqlDbType.Smallint);
                copy.Write(cell.Key.To, NpgsqlDbType.Smallint);
                copy.Write(cell.Key.ActionId, NpgsqlDbType.Integer);
                copy.Write(cell.Value, NpgsqlDbType.Bytea);
            },
            cancel);

    protected override Task InsertHistogramsAsync(
        DbTransaction transaction, string table, IEnumerable<KeyValuePair<CohortKey, byte[]>> cells, CancellationToken cancel) =>
        CopyAsync(
            transaction,
            $"{table} ({HistogramKey}, counts)",
            cells,
            (copy, cell) =>
            {
                copy.Write(cell.Key.Segment, NpgsqlDbType.Integer);
                copy.Write((short)cell.Key.Bucket.Grain, NpgsqlDbType.Smallint);
                copy.Write(cell.Key.Bucket.Start, NpgsqlDbType.Date);
                copy.Write(cell.Key.First, NpgsqlDbType.Smallint);
                copy.Write(cell.Key.Second, NpgsqlDbType.Smallint);
                copy.Write(cell.Value, NpgsqlDbType.Bytea);
            },
            cancel);

    public override async Task MarkFoldedAsync(
        DbTransaction transaction, IReadOnlyList<FoldedLead> leads, IReadOnlyCollection<DirtyMark> marks, CancellationToken cancel)
    {
        var rows = leads.ToArray();
        await using var update = transaction.Command(
            "UPDATE lead l SET folded_channel_id = f.channel, folded_persona_id = f.persona, folded_origin_id = f.origin, "
            + "folded_campaign_id = f.campaign, stage_id = f.stage, stage_since = f.since "
            + "FROM unnest($1, $2, $3, $4, $5, $6, $7) AS f(lead_id, channel, persona, origin, campaign, stage, since) WHERE l.lead_id = f.lead_id");
        Arrays(
            update,
            Array.ConvertAll(rows, r => r.LeadId), Array.ConvertAll(rows, r => r.Attributes.ChannelId),
            Array.ConvertAll(rows, r => r.Attributes.PersonaId), Array.ConvertAll(rows, r => r.Attributes.OriginId),
            Array.ConvertAll(rows, r => r.Attributes.CampaignId), Array.ConvertAll(rows, r => r.StageId),
            Array.ConvertAll(rows, r => r.Since?.ToUtc()));
        await update.ExecuteNonQueryAsync(cancel);

        var folded = marks.ToArray();
        await using var delete = transaction.Command(
            "DELETE FROM dirty_lead d USING unnest($1, $2) AS f(lead_id, batch_id) WHERE d.lead_id = f.lead_id AND d.batch_id = f.batch_id");
        Arrays(delete, Array.ConvertAll(folded, m => m.LeadId), Array.ConvertAll(folded, m => m.BatchId));
        await delete.ExecuteNonQueryAsync(cancel);
    }

    public override async Task RestateAsync(
        DbTransaction transaction, long publication, IReadOnlyList<RestatedLead> leads, CancellationToken cancel)
    {
        if (leads.Count == 0) return;
        await using var upsert = transaction.Command(
            "INSERT INTO restated_lead (lead_id, since_day, publication) SELECT r.lead_id, r.since_day, $3 FROM unnest($1, $2) AS r(lead_id, since_day) "
            + "ON CONFLICT (lead_id, publication) DO UPDATE SET since_day = excluded.since_day WHERE excluded.since_day < restated_lead.since_day");
        var rows = leads.ToArray();
        Arrays(upsert, Array.ConvertAll(rows, r => r.LeadId), Array.ConvertAll(rows, r => r.SinceDay));
        upsert.Parameters.Add(new NpgsqlParameter { Value = publication });
        await upsert.ExecuteNonQueryAsync(cancel);
    }

    private static void WriteKey(NpgsqlBinaryImporter copy, DayKey key)
    {
        copy.Write(key.Segment, NpgsqlDbType.Integer);
        copy.Write(key.Day, NpgsqlDbType.Date);
        copy.Write(key.First, NpgsqlDbType.Smallint);
    }

    private static async Task CopyAsync<TRow>(
        DbTransaction transaction, string into, IEnumerable<TRow> rows, Action<NpgsqlBinaryImporter, TRow> write, CancellationToken cancel)
    {
        await using var copy = await ((NpgsqlConnection)transaction.Connection!).BeginBinaryImportAsync($"COPY {into} FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            copy.StartRow();
            write(copy, row);
        }

        await copy.CompleteAsync(cancel);
    }

    private static void Arrays(DbCommand command, params ReadOnlySpan<Array> columns)
    {
        foreach (var column in columns)
        {
            var parameter = new NpgsqlParameter { Value = column };
            // Instants may be missing, and from a missing one alone their type cannot be told.
            if (column is DateTime?[]) parameter.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz;
            command.Parameters.Add(parameter);
        }
    }

    private static string Prefixed(string table, string columns) =>
        string.Join(", ", columns.Split(", ").Select(column => $"{table}.{column}"));
}
