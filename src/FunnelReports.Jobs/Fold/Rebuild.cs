using System.Data.Common;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Makes every rollup anew from the log, in one transaction: readers keep the old ones until it is done, and a run that dies changes nothing.
/// </summary>
public sealed class Rebuild(FunnelDatabase database, Funnel funnel, ReportingCalendar calendar)
{
    /// <summary>Rebuilds, and returns how many leads it read.</summary>
    public Task<long> RunAsync(CancellationToken cancel, Action<long>? progress = null) =>
        database.RebuildAsync(transaction => RunAsync(transaction, progress, cancel), cancel);

    private async Task<long> RunAsync(DbTransaction transaction, Action<long>? progress, CancellationToken cancel)
    {
        await using var scan = await database.OpenScanAsync(transaction, cancel);
        var reading = new LogFold(scan, funnel, calendar);
        long leads = 0;
        await foreach (var part in reading.RunAsync(cancel))
        {
            leads += part.Leads;
            progress?.Invoke(leads);
            await database.Rollups.MarkFoldedAsync(transaction, part.Changed, [], cancel);
        }

        await database.Rollups.ReplaceAsync(transaction, reading.Rollups, cancel);

        // Of the log that was read nothing is left to fold; marks that were set since are not seen by this transaction.
        await using var settle = transaction.Command("DELETE FROM dirty_lead");
        await settle.ExecuteNonQueryAsync(cancel);
        return leads;
    }
}
