using System.Data.Common;
using System.Globalization;
using FunnelReports.Data;

namespace FunnelReports.Jobs.Fold;

/// <summary>The law of accounts: for each stage and segment what came in less what went out is what is there, and each frozen day balances.</summary>
internal static class StageAccounts
{
    private const string Balance =
        """
        SELECT segment_id, stage_id, CAST(SUM(n) AS BIGINT) FROM (
          SELECT segment_id, to_stage_id AS stage_id, leads AS n FROM flow_day
          UNION ALL SELECT segment_id, from_stage_id, -leads FROM flow_day WHERE from_stage_id <> 0
          UNION ALL SELECT segment_id, stage_id, -stays FROM open_day) account
        GROUP BY segment_id, stage_id HAVING SUM(n) <> 0 ORDER BY segment_id, stage_id
        """;

    private const string Frozen =
        "SELECT segment_id, stage_id, day, closing, opening + inflow - outflow FROM snapshot_day WHERE opening + inflow - outflow <> closing ORDER BY day, segment_id, stage_id";

    /// <summary>The accounts that do not hold.</summary>
    public static async Task<IReadOnlyList<CellDifference>> DifferencesAsync(DbTransaction transaction, CellNames names, CancellationToken cancel)
    {
        var differences = new List<CellDifference>();
        await ReadAsync(transaction, Balance, row => differences.Add(new CellDifference(
            "open_day",
            $"{names.Segment(row.GetInt32(0))}, {names.StageOf(row.GetInt16(1))}",
            "open stays",
            $"inflow − outflow is {row.GetInt64(2).ToString("+0;-0", CultureInfo.InvariantCulture)} against them")), cancel);
        await ReadAsync(transaction, Frozen, row => differences.Add(new CellDifference(
            "snapshot_day",
            string.Create(CultureInfo.InvariantCulture, $"{row.GetFieldValue<DateOnly>(2):yyyy-MM-dd}, {names.Segment(row.GetInt32(0))}, {names.StageOf(row.GetInt16(1))}"),
            string.Create(CultureInfo.InvariantCulture, $"closing {row.GetInt64(3)}"),
            string.Create(CultureInfo.InvariantCulture, $"opening + inflow − outflow is {row.GetInt64(4)}"))), cancel);
        return differences;
    }

    private static async Task ReadAsync(DbTransaction transaction, string sql, Action<DbDataReader> add, CancellationToken cancel)
    {
        await using var command = transaction.Command(sql);
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) add(row);
    }
}
