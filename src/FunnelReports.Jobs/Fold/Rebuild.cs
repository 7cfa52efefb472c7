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
    private const int Chunk = 20_000;

    /// <summary>Rebuilds, and returns how many leads it read.</summary>
    public Task<long> RunAsync(CancellationToken cancel, Action<long>? progress = null) =>
        database.RebuildAsync(transaction => RunAsync(transaction, progress, cancel), cancel);

    private async Task<long> RunAsync(DbTransaction transaction, Action<long>? progress, CancellationToken cancel)
    {
        var marks = await DirtyLeads.AllAsync(transaction, cancel);
        var cells = new RollupSet();
        var folded = new List<FoldedLead>();
        var change = new LeadChange(funnel, calendar);
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
