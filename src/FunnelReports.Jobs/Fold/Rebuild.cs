using System.Data.Common;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;
using FunnelReports.Data.Snapshots;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Makes every rollup anew from the log, in one transaction: readers keep the old ones until it is done, and a run that dies changes nothing.
/// </summary>
/// <param name="database">Where log and rollups are.</param>
/// <param name="workspace">The workspace as last read. When its definition has changed since, it is read again before anything is counted.</param>
public sealed class Rebuild(FunnelDatabase database, Workspace workspace)
{
    /// <summary>Rebuilds, and returns how many leads it read.</summary>
    public Task<long> RunAsync(CancellationToken cancel, Action<long>? progress = null) =>
        database.RebuildAsync(transaction => RunInAsync(transaction, progress, cancel), cancel);

    /// <summary>Rebuilds inside a transaction that keeps folds out, by the definition that is in force in it.</summary>
    public async Task<long> RunInAsync(DbTransaction transaction, Action<long>? progress, CancellationToken cancel)
    {
        // What is not folded yet may change published days: the fold notes these leads.
        if (await Publications.LastAsync(transaction, cancel) is not null) await new DirtyFold(database, workspace).RunInAsync(transaction, cancel);
        var known = await Definitions.InForceAsync(database, transaction, workspace, cancel);
        await using var scan = await database.OpenScanAsync(transaction, beside: true, cancel);
        var reading = new LogFold(scan, known.Funnel, known.Calendar);
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
