using System.Data.Common;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Rollups;

/// <summary>Reads whole rollup tables, to hold them against the log.</summary>
public static class RollupReader
{
    /// <summary>Every cell of every table, those that have come to nothing left out.</summary>
    public static async Task<RollupSet> ReadAllAsync(DbTransaction transaction, CancellationToken cancel)
    {
        var cells = new RollupSet();
        await ReadAsync(transaction, "SELECT segment_id, day, from_stage_id, to_stage_id, leads, seconds FROM flow_day", r => cells.Flow.Add(Day(r), Sum(r)), cancel);
        await ReadAsync(transaction, "SELECT segment_id, day, anchor_stage_id, target_stage_id, leads, seconds FROM passage_day", r => cells.Passages.Add(Day(r), Sum(r)), cancel);
        await ReadAsync(transaction, "SELECT campaign_id, month, from_stage_id, to_stage_id, leads, seconds FROM flow_month", r => cells.FlowMonths.Add(Day(r), Sum(r)), cancel);
        await ReadAsync(transaction, "SELECT segment_id, day, stage_id, CAST(0 AS SMALLINT), stays FROM open_day", r => cells.Open.Add(Day(r), r.GetInt64(4)), cancel);
        await ReadAsync(
            transaction,
            "SELECT day, from_stage_id, to_stage_id, action_id, counts FROM cause_day",
            r => cells.Causes.Add(
                new CauseKey(r.GetFieldValue<DateOnly>(0), r.GetInt16(1), r.GetInt16(2), r.GetInt32(3)), Histogram.FromBytes(r.GetFieldValue<byte[]>(4))),
            cancel);
        await ReadAsync(transaction, "dwell", cells.Dwell, cancel);
        await ReadAsync(transaction, "stay_cohort", cells.StayCohorts, cancel);
        await ReadAsync(transaction, "reach_cohort", cells.ReachCohorts, cancel);
        await ReadAsync(transaction, "reach_lag", cells.ReachLags, cancel);
        cells.DropZeros();
        return cells;
    }

    /// <summary>The cells of one day in the tables that are kept by day, those that have come to nothing left out.</summary>
    public static async Task<RollupSet> ReadDayAsync(DbTransaction transaction, DateOnly day, CancellationToken cancel)
    {
        var cells = new RollupSet();
        await ReadAsync(transaction, "SELECT segment_id, day, from_stage_id, to_stage_id, leads, seconds FROM flow_day WHERE day = @day", r => cells.Flow.Add(Day(r), Sum(r)), cancel, day);
        await ReadAsync(transaction, "SELECT segment_id, day, anchor_stage_id, target_stage_id, leads, seconds FROM passage_day WHERE day = @day", r => cells.Passages.Add(Day(r), Sum(r)), cancel, day);
        await ReadAsync(transaction, "SELECT segment_id, day, stage_id, CAST(0 AS SMALLINT), stays FROM open_day WHERE day = @day", r => cells.Open.Add(Day(r), r.GetInt64(4)), cancel, day);
        cells.DropZeros();
        return cells;
    }

    /// <summary>True when moves are counted by day and none by cause, though every move is in both.</summary>
    public static async Task<bool> LacksCausesAsync(DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = transaction.Command(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM flow_day WHERE leads <> 0) AND NOT EXISTS (SELECT 1 FROM cause_day)");
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private static Task ReadAsync(DbTransaction transaction, string table, Dictionary<CohortKey, Histogram> into, CancellationToken cancel) =>
        ReadAsync(
            transaction,
            $"SELECT segment_id, grain, bucket, first_stage_id, second_stage_id, counts FROM {table}",
            r => into.Add(
                new CohortKey(r.GetInt32(0), new RollupBucket((RollupGrain)r.GetInt16(1), r.GetFieldValue<DateOnly>(2)), r.GetInt16(3), r.GetInt16(4)),
                Histogram.FromBytes(r.GetFieldValue<byte[]>(5))),
            cancel);

#pragma warning disable CA1068 // Few ask for one day.
    private static async Task ReadAsync(DbTransaction transaction, string sql, Action<DbDataReader> add, CancellationToken cancel, DateOnly? day = null)
#pragma warning restore CA1068
    {
        await using var command = transaction.Command(sql);
        if (day is not null) command.With("@day", day);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) add(row);
    }

    private static DayKey Day(DbDataReader row) => new(row.GetInt32(0), row.GetFieldValue<DateOnly>(1), row.GetInt16(2), row.GetInt16(3));

    private static Tally Sum(DbDataReader row) => new(row.GetInt64(4), row.GetInt64(5));
}
