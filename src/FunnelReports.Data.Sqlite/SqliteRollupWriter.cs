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

    protected override Task AddCausesAsync(DbTransaction transaction, IReadOnlyDictionary<CauseKey, Histogram> cells, CancellationToken cancel)
    {
        AddCounts(transaction, "cause_day", CauseKeyColumns, cells, (row, key) => Bind(row, key), cancel);
        return Task.CompletedTask;
    }

    protected override Task AddHistogramsAsync(
        DbTransaction transaction, string table, IReadOnlyDictionary<CohortKey, Histogram> cells, CancellationToken cancel)
    {
        AddCounts(transaction, table, HistogramKey, cells, (row, key) => Bind(row, key), cancel);
        return Task.CompletedTask;
    }

    private static void AddCounts<TKey>(
        DbTransaction transaction, string table, string key, IReadOnlyDictionary<TKey, Histogram> cells, Action<SqliteStatement, TKey> bind, CancellationToken cancel)
        where TKey : notnull
    {
        var columns = key.Split(", ");
        var isTheCell = string.Join(" AND ", columns.Select((column, i) => $"{column} = ?{i + 1}"));
        using var select = new SqliteStatement(transaction, $"SELECT counts FROM {table} WHERE {isTheCell}");
        using var upsert = new SqliteStatement(transaction, $"{Insert(table, $"{key}, counts")} ON CONFLICT ({key}) DO UPDATE SET counts = excluded.counts");
        foreach (var (cell, change) in cells.Where(c => !c.Value.IsEmpty).OrderBy(c => c.Key))
        {
            cancel.ThrowIfCancellationRequested();
            bind(select, cell);
            var sum = select.FindBytes() is { } held ? Histogram.FromBytes(held) : new Histogram();
            sum.Merge(change);
            bind(upsert, cell);
            upsert.Bind(sum.ToBytes()).Run();
        }
    }

    protected override Task InsertTalliesAsync(
        DbTransaction transaction, string table, string key, IEnumerable<KeyValuePair<DayKey, Tally>> cells, CancellationToken cancel) =>
        InsertAsync(
            transaction, table, $"{key}, leads, seconds", cells,
            (row, cell) => Bind(row, cell.Key).Bind((long)cell.Key.Second).Bind(cell.Value.Leads).Bind(cell.Value.Seconds), cancel);

    protected override Task InsertOpenAsync(DbTransaction transaction, IEnumerable<KeyValuePair<DayKey, long>> cells, CancellationToken cancel) =>
        InsertAsync(transaction, "open_day", "segment_id, day, stage_id, stays", cells, (row, cell) => Bind(row, cell.Key).Bind(cell.Value), cancel);

    protected override Task InsertCausesAsync(DbTransaction transaction, IEnumerable<KeyValuePair<CauseKey, byte[]>> cells, CancellationToken cancel) =>
        InsertAsync(transaction, "cause_day", $"{CauseKeyColumns}, counts", cells, (row, cell) => Bind(row, cell.Key).Bind(cell.Value), cancel);

    protected override Task InsertHistogramsAsync(
        DbTransaction transaction, string table, IEnumerable<KeyValuePair<CohortKey, byte[]>> cells, CancellationToken cancel) =>
        InsertAsync(transaction, table, $"{HistogramKey}, counts", cells, (row, cell) => Bind(row, cell.Key).Bind(cell.Value), cancel);

    private static Task InsertAsync<TCell>(
        DbTransaction transaction, string table, string columns, IEnumerable<TCell> cells, Func<SqliteStatement, TCell, SqliteStatement> bind, CancellationToken cancel)
    {
        using var insert = new SqliteStatement(transaction, Insert(table, columns));
        foreach (var cell in cells)
        {
            cancel.ThrowIfCancellationRequested();
            bind(insert, cell).Run();
        }

        return Task.CompletedTask;
    }

    private static string Insert(string table, string columns) =>
        $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", columns.Split(", ").Select((_, i) => $"?{i + 1}"))})";

    private static SqliteStatement Bind(SqliteStatement row, DayKey key) => row.Bind((long)key.Segment).Bind(Text(key.Day)).Bind((long)key.First);

    private static SqliteStatement Bind(SqliteStatement row, CauseKey key) =>
        row.Bind(Text(key.Day)).Bind((long)key.From).Bind((long)key.To).Bind((long)key.ActionId);

    private static SqliteStatement Bind(SqliteStatement row, CohortKey key) =>
        row.Bind((long)key.Segment).Bind((long)key.Bucket.Grain).Bind(Text(key.Bucket.Start)).Bind((long)key.First).Bind((long)key.Second);

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
