using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Data.Imports;

/// <summary>Writes budgets and daily spend: an amount takes the place of the one that stood for the same month or day, category, channel and campaign.</summary>
public sealed class SpendWriter(FunnelDatabase database)
{
    /// <summary>Writes the amounts inside the transaction and returns how many are new and how many differ from what stood there. The others are left alone.</summary>
    public async Task<(long Added, long Changed)> WriteAsync(
        DbTransaction transaction, IReadOnlyDictionary<SpendLine, long> amounts, Instant now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        var (added, changed) = (0L, 0L);
        foreach (var (isMonth, table, day) in new[] { (true, "budget", "month"), (false, "actual_spend", "day") })
        {
            await using var find = transaction.Command(
                $"SELECT amount_minor FROM {table} WHERE {day} = @day AND category = @category AND channel_id = @channel AND campaign_id = @campaign");
            await using var write = transaction.Command(
                $"INSERT INTO {table} ({day}, category, channel_id, campaign_id, amount_minor, changed_at) VALUES (@day, @category, @channel, @campaign, @amount, @now) "
                + $"ON CONFLICT ({day}, category, channel_id, campaign_id) DO UPDATE SET amount_minor = excluded.amount_minor, changed_at = excluded.changed_at");
            foreach (var (line, amount) in amounts.Where(a => a.Key.IsMonth == isMonth).OrderBy(a => Order(a.Key)))
            {
                At(find, line);
                var held = await find.ExecuteScalarAsync(cancel) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : (long?)null;
                if (held == amount) continue;
                At(write, line).With("@amount", amount).With("@now", database.ToParameter(now));
                await write.ExecuteNonQueryAsync(cancel);
                if (held is null) added++;
                else changed++;
            }
        }

        return (added, changed);
    }

    // Always in the same order, so that two imports at once wait for each other and never for ever.
    private static (DateOnly, short, int, int) Order(SpendLine line) => (line.Day, (short)line.Category, line.ChannelId, line.CampaignId);

    private static DbCommand At(DbCommand command, SpendLine line)
    {
        command.Parameters.Clear();
        return command.With("@day", line.Day).With("@category", (short)line.Category).With("@channel", line.ChannelId).With("@campaign", line.CampaignId);
    }
}
