using System.Data.Common;
using System.Globalization;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Rollups;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Data.Sqlite;

/// <summary>Rollup cells by prepared statements, one writer at a time.</summary>
internal sealed class SqliteRollupWriter : RollupWriter
{
    protected override Task AddTalliesAsync(
        DbTransaction transaction, string table, string key, IReadOnlyDictionary<DayKey, Tally> cells, CancellationToken cancel)
    {
        using var upsert = Prepare(
            transaction,
            $"INSERT INTO {table} ({key}, leads, seconds) VALUES ($1, $2, $3, $4, $5, $6) "
            + $"ON CONFLICT ({key}) DO UPDATE SET leads = {table}.leads + excluded.leads, seconds = {table}.seconds + excluded.seconds",
            6);
        foreach (var (cell, tally) in cells.Where(c => !c.Value.IsZero).OrderBy(c => c.Key))
            Run(upsert, cell.Segment, Text(cell.Day), cell.First, cell.Second, tally.Leads, tally.Seconds);
        return Task.CompletedTask;
    }

    protected override Task AddOpenAsync(DbTransaction transaction, IReadOnlyDictionary<DayKey, long> cells, CancellationToken cancel)
    {
        using var upsert = Prepare(
            transaction,
            "INSERT INTO open_day (segment_id, day, stage_id, stays) VALUES ($1, $2, $3, $4) "
            + "ON CONFLICT (segment_id, day, stage_id) DO UPDATE SET stays = open_day.stays + excluded.stays",
            4);
        foreach (var (cell, stays) in cells.Where(c => c.Value != 0).OrderBy(c => c.Key))
            Run(upsert, cell.Segment, Text(cell.Day), cell.First, stays);
        return Task.CompletedTask;
    }

    protected override Task AddCausesAsync(DbTransaction transaction, IReadOnlyDictionary<CauseKey, long> cells, CancellationToken cancel)
    {
        const string key = "day, from_stage_id, to_stage_id, campaign_id, action_id";
        using var upsert = Prepare(
            transaction,
            $"INSERT INTO cause_day ({key}, leads) VALUES ($1, $2, $3, $4, $5, $6) "
            + $"ON CONFLICT ({key}) DO UPDATE SET leads = cause_day.leads + excluded.leads",
            6);
        foreach (var (cell, leads) in cells.Where(c => c.Value != 0).OrderBy(c => c.Key))
            Run(upsert, Text(cell.Day), cell.From, cell.To, cell.CampaignId, cell.ActionId, leads);
        return Task.CompletedTask;
    }

    protected override Task AddHistogramsAsync(
        DbTransaction transaction, string table, IReadOnlyDictionary<CohortKey, Histogram> cells, CancellationToken cancel)
    {
        const string key = "segment_id, grain, bucket, first_stage_id, second_stage_id";
        using var select = Prepare(
            transaction,
            $"SELECT counts FROM {table} WHERE segment_id = $1 AND grain = $2 AND bucket = $3 AND first_stage_id = $4 AND second_stage_id = $5",
            5);
        using var upsert = Prepare(
            transaction,
            $"INSERT INTO {table} ({key}, counts) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ({key}) DO UPDATE SET counts = excluded.counts",
            6);
        foreach (var (cell, change) in cells.Where(c => !c.Value.IsEmpty).OrderBy(c => c.Key))
        {
            cancel.ThrowIfCancellationRequested();
            object[] place = [cell.Segment, (short)cell.Bucket.Grain, Text(cell.Bucket.Start), cell.First, cell.Second];
            Set(select, place);
            var sum = select.ExecuteScalar() is byte[] held ? Histogram.FromBytes(held) : new Histogram();
            sum.Merge(change);
            Run(upsert, [.. place, sum.ToBytes()]);
        }
        return Task.CompletedTask;
    }

    public override Task MarkFoldedAsync(
        DbTransaction transaction, IReadOnlyList<FoldedLead> leads, IReadOnlyCollection<DirtyMark> marks, CancellationToken cancel)
    {
        using var update = Prepare(
            transaction,
            "UPDATE lead SET folded_channel_id = $1, folded_persona_id = $2, folded_origin_id = $3, folded_campaign_id = $4, "
            + "stage_id = $5, stage_since = $6 WHERE lead_id = $7",
            7);
        foreach (var lead in leads)
        {
            var held = lead.Attributes;
            Run(
                update, held.ChannelId, held.PersonaId, held.OriginId, held.CampaignId,
                lead.StageId ?? (object)DBNull.Value, lead.Since?.Micros ?? (object)DBNull.Value, lead.LeadId);
        }

        using var delete = Prepare(transaction, "DELETE FROM dirty_lead WHERE lead_id = $1 AND batch_id = $2", 2);
        foreach (var mark in marks) Run(delete, mark.LeadId, mark.BatchId);
        return Task.CompletedTask;
    }

    public override Task RestateAsync(DbTransaction transaction, long publication, IReadOnlyList<RestatedLead> leads, CancellationToken cancel)
    {
        using var upsert = Prepare(
            transaction,
            "INSERT INTO restated_lead (lead_id, since_day, publication) VALUES ($1, $2, $3) "
            + "ON CONFLICT (lead_id, publication) DO UPDATE SET since_day = excluded.since_day WHERE excluded.since_day < restated_lead.since_day",
            3);
        foreach (var lead in leads) Run(upsert, lead.LeadId, Text(lead.SinceDay), publication);
        return Task.CompletedTask;
    }

    internal static SqliteCommand Prepare(DbTransaction transaction, string sql, int parameters)
    {
        var command = (SqliteCommand)transaction.Command(sql);
        for (var i = 1; i <= parameters; i++) command.Parameters.Add(new SqliteParameter($"${i}", DBNull.Value));
        command.Prepare();
        return command;
    }

    internal static void Set(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    internal static int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Set(command, values);
        return command.ExecuteNonQuery();
    }

    internal static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
