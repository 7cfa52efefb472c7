using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Spend;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the spend of a segment.</summary>
internal static class SpendReader
{
    /// <summary>The ledger of these days, null when spend is not kept by the segment's dimension.</summary>
    public static async Task<SpendLedger?> ReadAsync(DbTransaction transaction, DayRange days, SegmentChoice segment, CancellationToken cancel)
    {
        string only;
        switch (segment.Dimension)
        {
            case null: only = ""; break;
            case Dimension.Channel: only = " AND channel_id = @value"; break;
            // Actuals of campaigns take the place of budgets that are for none.
            case Dimension.Campaign when segment.ValueId == 0: only = ""; break;
            case Dimension.Campaign: only = " AND campaign_id = @value"; break;
            default: return null;
        }

        var budgets = await ReadAsync(
            "budget", "month", Bucketing.MonthOf(days.Start), row => new MonthBudget(row.GetFieldValue<DateOnly>(0), row.GetInt16(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4)));
        var actuals = await ReadAsync(
            "actual_spend", "day", days.Start, row => new DayActual(row.GetFieldValue<DateOnly>(0), row.GetInt16(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4)));
        var ledger = new SpendLedger(budgets, actuals);
        return segment.Dimension is Dimension.Campaign ? ledger.ForCampaign(segment.ValueId) : ledger;

        async Task<List<T>> ReadAsync<T>(string table, string day, DateOnly from, Func<DbDataReader, T> read)
        {
            await using var command = transaction.Command(
                $"SELECT {day}, category, channel_id, campaign_id, amount_minor FROM {table} WHERE {day} >= @from AND {day} < @to{only} ORDER BY 1, 2, 3, 4");
            command.With("@from", from).With("@to", days.End);
            if (only.Length > 0) command.With("@value", segment.ValueId);
            var rows = new List<T>();
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel)) rows.Add(read(row));
            return rows;
        }
    }
}
