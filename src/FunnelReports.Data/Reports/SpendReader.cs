using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Spend;

namespace FunnelReports.Data.Reports;

/// <summary>Reads the spend of a segment.</summary>
internal static class SpendReader
{
    /// <summary>The ledger of these days, null when spend is not kept by what the segment is made of: of values other than channels or one campaign.</summary>
    public static async Task<SpendLedger?> ReadAsync(DbTransaction transaction, DayRange days, LeadFilter leads, CancellationToken cancel)
    {
        string only;
        switch (leads)
        {
            case { Personas.Count: > 0 } or { Origins.Count: > 0 } or { Channels.Count: > 0, Campaigns.Count: > 0 } or { Campaigns.Count: > 1 }: return null;
            case { Channels: { Count: > 0 } channels }: only = $" AND channel_id IN ({string.Join(", ", channels)})"; break;
            case { Campaigns: [var campaign and not 0] }: only = string.Create(CultureInfo.InvariantCulture, $" AND campaign_id = {campaign}"); break;

            // Actuals of campaigns take the place of budgets that are for none.
            default: only = ""; break;
        }

        var budgets = await ReadAsync(
            "budget", "month", Bucketing.MonthOf(days.Start), row => new MonthBudget(row.GetFieldValue<DateOnly>(0), row.GetInt16(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4)));
        var actuals = await ReadAsync(
            "actual_spend", "day", days.Start, row => new DayActual(row.GetFieldValue<DateOnly>(0), row.GetInt16(1), row.GetInt32(2), row.GetInt32(3), row.GetInt64(4)));
        var ledger = new SpendLedger(budgets, actuals);
        return leads.Campaigns is [var one] ? ledger.ForCampaign(one) : ledger;

        async Task<List<T>> ReadAsync<T>(string table, string day, DateOnly from, Func<DbDataReader, T> read)
        {
            await using var command = transaction.Command(
                $"SELECT {day}, category, channel_id, campaign_id, amount_minor FROM {table} WHERE {day} >= @from AND {day} < @to{only} ORDER BY 1, 2, 3, 4");
            command.With("@from", from).With("@to", days.End);
            var rows = new List<T>();
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel)) rows.Add(read(row));
            return rows;
        }
    }
}
