using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Snapshots;

/// <summary>The frozen snapshots: the account of every stage on a day as first published.</summary>
public sealed class SnapshotStore(FunnelDatabase database)
{
    // Every stage of every segment that has had a lead by then, with zeros where nothing happened. Cost follows the cells of flow_day, never the leads.
    private const string Freeze =
        """
        WITH flow AS (
          SELECT segment_id, from_stage_id, to_stage_id,
                 SUM(CASE WHEN day < @day THEN leads ELSE 0 END) AS earlier,
                 SUM(CASE WHEN day = @day THEN leads ELSE 0 END) AS that_day
          FROM flow_day WHERE day <= @day AND leads <> 0
          GROUP BY segment_id, from_stage_id, to_stage_id),
        account AS (
          SELECT segment_id, to_stage_id AS stage_id, earlier AS opening, that_day AS inflow, 0 AS outflow FROM flow
          UNION ALL
          SELECT segment_id, from_stage_id, -earlier, 0, that_day FROM flow WHERE from_stage_id <> 0
          UNION ALL
          SELECT seen.segment_id, stage.id, 0, 0, 0 FROM (SELECT DISTINCT segment_id FROM flow) seen CROSS JOIN stage)
        INSERT INTO snapshot_day (day, segment_id, stage_id, version, opening, inflow, outflow, closing)
        SELECT @day, segment_id, stage_id, @version, SUM(opening), SUM(inflow), SUM(outflow), SUM(opening) + SUM(inflow) - SUM(outflow)
        FROM account GROUP BY segment_id, stage_id
        """;

    private const int FreezeSeconds = 600;

    /// <summary>Freezes a day as the rollups give it now, inside the transaction, and returns the number of rows. Nothing ever changes them.</summary>
    /// <param name="transaction">The transaction to write in.</param>
    /// <param name="day">The day.</param>
    /// <param name="version">The version of the funnel's definition.</param>
    /// <param name="cancel">Stops the work.</param>
    public static async Task<int> FreezeAsync(DbTransaction transaction, DateOnly day, int version, CancellationToken cancel)
    {
        await using var command = transaction.Command(Freeze).With("@day", day).With("@version", version);
        command.CommandTimeout = FreezeSeconds;
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The frozen accounts of a segment on the days of a range, by day and stage.</summary>
    public static async Task<IReadOnlyDictionary<(DateOnly Day, short Stage), DayAccount>> OfDaysAsync(
        DbTransaction transaction, int segment, DayRange days, CancellationToken cancel)
    {
        await using var command = transaction.Command(
            "SELECT day, stage_id, opening, inflow, outflow, closing FROM snapshot_day WHERE segment_id = @segment AND day >= @from AND day < @to");
        command.With("@segment", segment).With("@from", days.Start).With("@to", days.End);
        var accounts = new Dictionary<(DateOnly, short), DayAccount>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            accounts[(row.GetFieldValue<DateOnly>(0), row.GetInt16(1))] = new DayAccount(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
        return accounts;
    }

    /// <summary>The frozen accounts of a day, by segment and stage; none when the day was not published or no lead had come by then.</summary>
    public async Task<IReadOnlyList<SnapshotDayRow>> OfDayAsync(DateOnly day, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.SnapshotDays.AsNoTracking().Where(r => r.Day == day)
            .OrderBy(r => r.SegmentId).ThenBy(r => r.StageId).ThenBy(r => r.Version).ToListAsync(cancel);
    }
}
