using System.Data.Common;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Rollups;

/// <summary>
/// Reads rollup tables cell by cell in the order of their keys, cells that have come to nothing included, to hold them against the log. Counts are given as
/// <see cref="Histogram.ToBytes"/> writes them.
/// </summary>
public static class RollupReader
{
    /// <summary>Calls <paramref name="visit"/> for each cell of <c>flow_day</c>, of one day or of all.</summary>
    public static Task FlowAsync(DbTransaction transaction, Action<DayKey, Tally> visit, DateOnly? day, CancellationToken cancel) =>
        ReadAsync(transaction, $"SELECT segment_id, day, from_stage_id, to_stage_id, leads, seconds FROM flow_day{Of(day)} ORDER BY segment_id, day, from_stage_id, to_stage_id", r => visit(Day(r), Sum(r)), day, cancel);

    /// <summary>Calls <paramref name="visit"/> for each cell of <c>passage_day</c>, of one day or of all.</summary>
    public static Task PassagesAsync(DbTransaction transaction, Action<DayKey, Tally> visit, DateOnly? day, CancellationToken cancel) =>
        ReadAsync(transaction, $"SELECT segment_id, day, anchor_stage_id, target_stage_id, leads, seconds FROM passage_day{Of(day)} ORDER BY segment_id, day, anchor_stage_id, target_stage_id", r => visit(Day(r), Sum(r)), day, cancel);

    /// <summary>Calls <paramref name="visit"/> for each cell of <c>open_day</c>, of one day or of all.</summary>
    public static Task OpenAsync(DbTransaction transaction, Action<DayKey, long> visit, DateOnly? day, CancellationToken cancel) =>
        ReadAsync(transaction, $"SELECT segment_id, day, stage_id, CAST(0 AS SMALLINT), stays FROM open_day{Of(day)} ORDER BY segment_id, day, stage_id", r => visit(Day(r), r.GetInt64(4)), day, cancel);

    /// <summary>Calls <paramref name="visit"/> for each cell of <c>cause_day</c>, of one day or of all.</summary>
    public static Task CausesAsync(DbTransaction transaction, Action<CauseKey, byte[]> visit, DateOnly? day, CancellationToken cancel) =>
        ReadAsync(
            transaction,
            $"SELECT day, from_stage_id, to_stage_id, action_id, counts FROM cause_day{Of(day)} ORDER BY day, from_stage_id, to_stage_id, action_id",
            r => visit(new CauseKey(r.GetFieldValue<DateOnly>(0), r.GetInt16(1), r.GetInt16(2), r.GetInt32(3)), r.GetFieldValue<byte[]>(4)),
            day,
            cancel);

    /// <summary>Calls <paramref name="visit"/> for each cell of <c>flow_month</c>.</summary>
    public static Task FlowMonthsAsync(DbTransaction transaction, Action<DayKey, Tally> visit, CancellationToken cancel) =>
        ReadAsync(transaction, "SELECT campaign_id, month, from_stage_id, to_stage_id, leads, seconds FROM flow_month ORDER BY campaign_id, month, from_stage_id, to_stage_id", r => visit(Day(r), Sum(r)), null, cancel);

    /// <summary>Calls <paramref name="visit"/> for each cell of one of the four tables of distributions.</summary>
    public static Task HistogramsAsync(DbTransaction transaction, string table, Action<CohortKey, byte[]> visit, CancellationToken cancel) =>
        ReadAsync(
            transaction,
            $"SELECT segment_id, grain, bucket, first_stage_id, second_stage_id, counts FROM {table} ORDER BY segment_id, grain, bucket, first_stage_id, second_stage_id",
            r => visit(
                new CohortKey(r.GetInt32(0), new RollupBucket((RollupGrain)r.GetInt16(1), r.GetFieldValue<DateOnly>(2)), r.GetInt16(3), r.GetInt16(4)),
                r.GetFieldValue<byte[]>(5)),
            null,
            cancel);

    /// <summary>True when moves are counted by day but none by cause, or no cohort of leads, though whoever moves is in all three.</summary>
    public static async Task<bool> LacksSomeAsync(DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = transaction.Command(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM flow_day WHERE leads <> 0) "
            + "AND NOT (EXISTS (SELECT 1 FROM cause_day) AND EXISTS (SELECT 1 FROM reach_cohort))");
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private static async Task ReadAsync(DbTransaction transaction, string sql, Action<DbDataReader> visit, DateOnly? day, CancellationToken cancel)
    {
        await using var command = transaction.Command(sql);
        command.CommandTimeout = 0;
        if (day is not null) command.With("@day", day);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) visit(row);
    }

    private static string Of(DateOnly? day) => day is null ? "" : " WHERE day = @day";

    private static DayKey Day(DbDataReader row) => new(row.GetInt32(0), row.GetFieldValue<DateOnly>(1), row.GetInt16(2), row.GetInt16(3));

    private static Tally Sum(DbDataReader row) => new(row.GetInt64(4), row.GetInt64(5));
}
