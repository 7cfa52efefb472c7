using System.Data.Common;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Rollups;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Data.Postgres;

/// <summary>Rollup cells as arrays, one statement a table. Rows are locked in key order, so several workers may write at once.</summary>
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

    protected override async Task AddCausesAsync(DbTransaction transaction, IReadOnlyDictionary<CauseKey, long> cells, CancellationToken cancel)
    {
        var rows = cells.Where(c => c.Value != 0).OrderBy(c => c.Key).ToArray();
        if (rows.Length == 0) return;
        const string key = "day, from_stage_id, to_stage_id, campaign_id, action_id";
        await using var upsert = transaction.Command(
            $"INSERT INTO cause_day ({key}, leads) SELECT * FROM unnest($1, $2, $3, $4, $5, $6) "
            + $"ON CONFLICT ({key}) DO UPDATE SET leads = cause_day.leads + excluded.leads");
        Arrays(
            upsert,
            Array.ConvertAll(rows, r => r.Key.Day), Array.ConvertAll(rows, r => r.Key.From), Array.ConvertAll(rows, r => r.Key.To),
            Array.ConvertAll(rows, r => r.Key.CampaignId), Array.ConvertAll(rows, r => r.Key.ActionId), Array.ConvertAll(rows, r => r.Value));
        await upsert.ExecuteNonQueryAsync(cancel);
    }

    // A distribution cannot be added up by the server: its row is made if it is missing, locked, read, and written back.
    protected override async Task AddHistogramsAsync(
        DbTransaction transaction, string table, IReadOnlyDictionary<CohortKey, Histogram> cells, CancellationToken cancel)
    {
        const string key = "segment_id, grain, bucket, first_stage_id, second_stage_id";
        var changes = cells.Where(c => !c.Value.IsEmpty).OrderBy(c => c.Key).ToArray();
        if (changes.Length == 0) return;
        await using var make = transaction.Command(
            $"INSERT INTO {table} ({key}, counts) SELECT *, ''::bytea FROM unnest($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING");
        Arrays(make, KeyColumns(changes));
        await make.ExecuteNonQueryAsync(cancel);

        var sums = new Dictionary<CohortKey, Histogram>(changes.Length);
        await using (var read = transaction.Command(
            $"SELECT {Prefixed("t", key)}, t.counts FROM {table} t JOIN unnest($1, $2, $3, $4, $5) AS c({key}) USING ({key}) "
            + $"ORDER BY {key} FOR UPDATE OF t"))
        {
            Arrays(read, KeyColumns(changes));
            await using var row = await read.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                var bucket = new RollupBucket((RollupGrain)row.GetInt16(1), row.GetFieldValue<DateOnly>(2));
                var held = row.GetFieldValue<byte[]>(5);
                sums.Add(
                    new CohortKey(row.GetInt32(0), bucket, row.GetInt16(3), row.GetInt16(4)),
                    held.Length == 0 ? new Histogram() : Histogram.FromBytes(held));
            }
        }

        foreach (var (cell, change) in changes) sums[cell].Merge(change);
        await using var write = transaction.Command(
            $"UPDATE {table} t SET counts = c.counts FROM unnest($1, $2, $3, $4, $5, $6) AS c({key}, counts) "
            + string.Join(" AND ", key.Split(", ").Select((column, i) => $"{(i == 0 ? "WHERE " : "")}t.{column} = c.{column}")));
        Arrays(write, [.. KeyColumns(changes), Array.ConvertAll(changes, c => sums[c.Key].ToBytes())]);
        await write.ExecuteNonQueryAsync(cancel);
    }

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

    private static Array[] KeyColumns(KeyValuePair<CohortKey, Histogram>[] cells) =>
    [
        Array.ConvertAll(cells, c => c.Key.Segment), Array.ConvertAll(cells, c => (short)c.Key.Bucket.Grain),
        Array.ConvertAll(cells, c => c.Key.Bucket.Start), Array.ConvertAll(cells, c => c.Key.First), Array.ConvertAll(cells, c => c.Key.Second),
    ];

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
