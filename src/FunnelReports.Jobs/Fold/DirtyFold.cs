using System.Data.Common;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;
using FunnelReports.Data.Snapshots;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Brings the rollups up to date with the log, lead by lead. Cost follows the number of changed leads; where a large part of all leads has changed, as
/// after a first import, everything is rebuilt instead. Any number of these may run at once, on any number of machines; one that is killed leaves its
/// chunk to the next.
/// </summary>
/// <param name="database">Where log and rollups are.</param>
/// <param name="workspace">The workspace as last read. When its definition has changed since, the fold reads it again before it counts.</param>
public sealed class DirtyFold(FunnelDatabase database, Workspace workspace)
{
    private const int ChunkLeads = 20_000;

    private Workspace known = workspace;

    /// <summary>From how many changed leads on a rebuild may be the faster way.</summary>
    public long ManyLeads { get; init; } = 50_000;

    /// <summary>Folds until nothing is left to fold, and returns how many leads it folded.</summary>
    public async Task<long> RunAsync(CancellationToken cancel, Action<long>? progress = null)
    {
        var folded = await RebuildIfManyAsync(progress, cancel);
        while (await database.FoldAsync(transaction => FoldChunkAsync(transaction, cancel), cancel) is var leads and > 0)
        {
            folded += leads;
            progress?.Invoke(folded);
        }

        return folded;
    }

    /// <summary>Folds every mark there is inside a transaction that keeps other folds out.</summary>
    public async Task RunInAsync(DbTransaction transaction, CancellationToken cancel)
    {
        foreach (var leads in (await DirtyLeads.AllAsync(transaction, cancel)).GroupBy(m => m.LeadId).Chunk(ChunkLeads))
            await FoldAsync(transaction, leads.SelectMany(marks => marks).ToHashSet(), cancel);
    }

    // Looked at twice: another process may have done it while this one waited for its turn.
    private async Task<long> RebuildIfManyAsync(Action<long>? progress, CancellationToken cancel)
    {
        if (!await database.ReadAsync(transaction => DirtyLeads.AreManyAsync(transaction, ManyLeads, cancel), cancel)) return 0;
        return await database.RebuildAsync(
            async transaction => await DirtyLeads.AreManyAsync(transaction, ManyLeads, cancel)
                ? await new Rebuild(database, known).RunInAsync(transaction, progress, cancel)
                : 0,
            cancel);
    }

    private async Task<int> FoldChunkAsync(DbTransaction transaction, CancellationToken cancel)
    {
        var marks = await new DirtyLeads(database).ClaimAsync(transaction, ChunkLeads, cancel);
        return marks.Count == 0 ? 0 : await FoldAsync(transaction, marks, cancel);
    }

    private async Task<int> FoldAsync(DbTransaction transaction, IReadOnlySet<DirtyMark> marks, CancellationToken cancel)
    {
        known = await Definitions.InForceAsync(database, transaction, known, cancel);
        var published = await Publications.LastAsync(transaction, cancel);
        var cells = new RollupSet();
        var change = new LeadChange(known);
        var folded = new List<FoldedLead>();
        var restated = new List<RestatedLead>();
        await new LeadLogReader(database).ReadAsync(transaction, marks.Select(m => m.LeadId).Distinct().ToArray(), Fold, cancel);
        await database.Rollups.AddAsync(transaction, cells, cancel);
        await database.Rollups.MarkFoldedAsync(transaction, folded, marks, cancel);
        if (published is { Number: var last }) await database.Rollups.RestateAsync(transaction, last, restated, cancel);
        return folded.Count;

        void Fold(LeadLog lead)
        {
            folded.Add(change.Apply(cells, lead, marks));
            if (published is { Day: var day } && change.FirstDayChanged(lead) is { } first && first <= day) restated.Add(new RestatedLead(lead.LeadId, first));
        }
    }
}
