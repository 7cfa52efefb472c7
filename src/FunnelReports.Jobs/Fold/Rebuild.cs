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
    private const int RestatedChunk = 20_000;

    /// <summary>Rebuilds, and returns how many leads it read.</summary>
    public Task<long> RunAsync(CancellationToken cancel, Action<long>? progress = null) =>
        database.RebuildAsync(transaction => RunInAsync(transaction, progress, cancel), cancel);

    /// <summary>Rebuilds inside a transaction that keeps folds out, by the definition that is in force in it.</summary>
    public async Task<long> RunInAsync(DbTransaction transaction, Action<long>? progress, CancellationToken cancel)
    {
        var known = await Definitions.InForceAsync(database, transaction, workspace, cancel);
        await NoteRestatedAsync(transaction, known, cancel);
        await using var scan = await database.OpenScanAsync(transaction, LogPart.Known, beside: true, cancel);
        var reading = new LogFold(scan, known);
        long leads = 0;
        await foreach (var part in reading.RunAsync(cancel))
        {
            leads += part.Leads;
            progress?.Invoke(leads);
            await database.Rollups.MarkFoldedAsync(transaction, [.. part.Changed.Select(c => c.Folded)], [], cancel);
        }

        await database.Rollups.ReplaceAsync(transaction, reading.Rollups, cancel);

        // Of the log that was read nothing is left to fold; marks that were set since are not seen by this transaction.
        await using var settle = transaction.Command("DELETE FROM dirty_lead");
        await settle.ExecuteNonQueryAsync(cancel);
        return leads;
    }

    // What is not folded yet may change published days, as it may when it is folded lead by lead.
    private async Task NoteRestatedAsync(DbTransaction transaction, Workspace known, CancellationToken cancel)
    {
        if (await Publications.LastAsync(transaction, cancel) is not { } published) return;
        var restated = new List<RestatedLead>();
        var change = new LeadChange(known);
        await new LeadLogReader(database).ReadWhereAsync(
            transaction,
            "l.lead_id IN (SELECT d.lead_id FROM dirty_lead d)",
            _ => { },
            lead =>
            {
                change.Compare(lead);
                if (change.FirstDayChanged(lead) is { } first && first <= published.Day) restated.Add(new RestatedLead(lead.LeadId, first));
            },
            cancel);
        foreach (var chunk in restated.Chunk(RestatedChunk)) await database.Rollups.RestateAsync(transaction, published.Number, chunk, cancel);
    }
}
