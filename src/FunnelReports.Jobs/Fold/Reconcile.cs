using System.Data.Common;
using FunnelReports.Data;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>
/// Holds the rollups against the log, in one snapshot and beside running imports and folds: each cell must be what the folded part of the log gives,
/// each lead row must say where that leaves its lead, and for each stage what came in less what went out must be the stays that are open.
/// </summary>
/// <param name="database">Where log and rollups are.</param>
/// <param name="workspace">The workspace as last read. When its definition has changed since, it is read again before anything is counted.</param>
public sealed class Reconcile(FunnelDatabase database, Workspace workspace)
{
    /// <summary>The cells and lead rows that differ, table by table; none when the books are right. <c>rebuild</c> mends them.</summary>
    public Task<IReadOnlyList<CellDifference>> RunAsync(CancellationToken cancel) =>
        database.ReadAsync(async transaction => (await RunAsync(transaction, cancel)).Differences, cancel);

    /// <summary>The cells and lead rows that differ, and how many folded leads were read, in a transaction that reads one snapshot.</summary>
    public async Task<(IReadOnlyList<CellDifference> Differences, long Leads)> RunAsync(DbTransaction transaction, CancellationToken cancel)
    {
        var known = await Definitions.InForceAsync(database, transaction, workspace, cancel);
        var names = await CellNames.ReadAsync(transaction, known.Funnel, cancel);
        await using var scan = await database.OpenScanAsync(transaction, LogPart.Folded, beside: false, cancel);
        var reading = new LogFold(scan, known);
        long leads = 0;
        var rows = new List<CellDifference>();
        var words = new LeadRowNames(names);
        await foreach (var part in reading.RunAsync(cancel))
        {
            leads += part.Leads;
            rows.AddRange(part.Changed.Select(c => words.Stage(c.Folded.LeadId, (c.HeldStage, c.HeldSince), (c.Folded.StageId, c.Folded.Since))));
        }

        var differences = await new HeldTables(transaction, names).DifferencesAsync(reading.Rollups, cancel);
        return ([.. differences, .. rows, .. await StageAccounts.DifferencesAsync(transaction, names, cancel)], leads);
    }
}
