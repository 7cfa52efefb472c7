using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the stays of one stage from the rollups for all segments of a dimension at once, whole months only where distributions are asked for.</summary>
internal sealed class StoredSegments(DbTransaction transaction, short stage, Dimension dimension)
{
    private const string InDimension = "segment_id IN (SELECT id FROM dimension_value WHERE dimension = @dimension) AND";

    private readonly Dictionary<int, SegmentStays> bySegment = [];

    /// <summary>What was read, by segment.</summary>
    public IReadOnlyDictionary<int, SegmentStays> Stays => bySegment;

    /// <summary>Adds what the day tables hold: exits, their seconds, and stays that are open.</summary>
    public async Task AddDaysAsync(DayRange days, CancellationToken cancel)
    {
        await ReadAsync(
            $"SELECT segment_id, CAST(SUM(leads) AS BIGINT), CAST(SUM(seconds) AS BIGINT) FROM flow_day WHERE {InDimension} day >= @from AND day < @to AND from_stage_id = @stage GROUP BY segment_id",
            days,
            (row, stays) => stays.AddExits(row.GetInt64(1), row.GetInt64(2)),
            cancel);
        await ReadAsync(
            $"SELECT segment_id, day, stays FROM open_day WHERE {InDimension} day >= @from AND day < @to AND stage_id = @stage AND stays <> 0",
            days,
            (row, stays) => stays.Entered.OpenByDay.Add(row.GetFieldValue<DateOnly>(1).DayNumber, row.GetInt64(2)),
            cancel);
    }

    /// <summary>Adds the distributions of whole calendar months.</summary>
    public async Task AddMonthsAsync(DayRange months, CancellationToken cancel)
    {
        await HistogramsAsync("dwell", (stays, counts) => stays.Durations.Merge(counts));
        await HistogramsAsync("stay_cohort", (stays, counts) => stays.Entered.ExitsByAge.Merge(counts));

        Task HistogramsAsync(string table, Action<SegmentStays, Histogram> add) => ReadAsync(
            $"SELECT segment_id, counts FROM {table} WHERE {InDimension} grain = {(short)RollupGrain.Month} AND bucket >= @from AND bucket < @to AND first_stage_id = @stage",
            months,
            (row, stays) => add(stays, Histogram.FromBytes(row.GetFieldValue<byte[]>(1))),
            cancel);
    }

    /// <summary>Adds the distributions of a part of the period that was folded live; what the day tables hold of it is in already.</summary>
    public void AddDistributions(IReadOnlyDictionary<int, SegmentStays> part)
    {
        foreach (var (segment, stays) in part)
        {
            var into = Of(segment);
            into.Durations.Merge(stays.Durations);
            into.Entered.ExitsByAge.Merge(stays.Entered.ExitsByAge);
        }
    }

    private async Task ReadAsync(string sql, DayRange days, Action<DbDataReader, SegmentStays> add, CancellationToken cancel) =>
        await transaction.RowsAsync(
            sql,
            days,
            command => command.With("@dimension", (short)dimension).With("@stage", stage),
            row =>
            {
                add(row, Of(row.GetInt32(0)));
                return true;
            },
            cancel);

    private SegmentStays Of(int segment) => LiveRollups.Into(bySegment, segment, () => new SegmentStays());
}
