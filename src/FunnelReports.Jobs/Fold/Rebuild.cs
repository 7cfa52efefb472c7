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
    private const int Chunk = 20_000;

    /// <summary>Rebuilds, and returns how many leads it read.</summary>
    public Task<long> RunAsync(CancellationToken cancel, Action<long>? progress = null) =>
        database.RebuildAsync(transaction => RunInAsync(transaction, progress, cancel), cancel);

    /// <summary>Rebuilds inside a transaction that keeps folds out, by the definition that is in force in it.</summary>
    public async Task<long> RunInAsync(DbTransaction transaction, Action<long>? progress, CancellationToken cancel)
    {
        // What is not folded yet may change published days: the fold notes these leads.
        if (await Publications.LastAsync(transaction, cancel) is not null) await new DirtyFold(database, workspace).RunInAsync(transaction, cancel);
        var known = await Definitions.InForceAsync(database, transaction, workspace, cancel);
        var marks = await DirtyLeads.AllAsync(transaction, cancel);
        var cells = new RollupSet();
        var folded = new List<FoldedLead>();
        var change = new LeadChange(known.Funnel, known.Calendar);
        await new LeadLogReader(database).ReadAllAsync(
            transaction,
            lead =>
            {
                folded.Add(change.Add(cells, lead));
                if (folded.Count % Chunk == 0) progress?.Invoke(folded.Count);
            },
            cancel);

        foreach (var table in RollupWriter.Tables)
        {
            await using var delete = transaction.Command($"DELETE FROM {table}");
            await delete.ExecuteNonQueryAsync(cancel);
        }

        await database.Rollups.AddAsync(transaction, cells, cancel);
        foreach (var chunk in folded.Chunk(Chunk)) await database.Rollups.MarkFoldedAsync(transaction, chunk, [], cancel);
        await database.Rollups.MarkFoldedAsync(transaction, [], marks, cancel);
        return folded.Count;
    }
}
