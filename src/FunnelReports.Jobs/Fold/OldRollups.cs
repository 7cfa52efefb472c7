using FunnelReports.Data;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>A migration that gives a rollup another shape leaves it empty: it is made anew from the log before anybody reads it.</summary>
public static class OldRollups
{
    /// <summary>Rebuilds when a rollup is empty of which the others say that it cannot be, and returns how many leads were read then.</summary>
    public static async Task<long> RebuildAsync(FunnelDatabase database, WorkspaceStore workspaces, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(workspaces);
        var lacking = await database.ReadAsync(transaction => RollupReader.LacksSomeAsync(transaction, cancel), cancel);
        return lacking ? await new Rebuild(database, await workspaces.ReadAsync(cancel)).RunAsync(cancel) : 0;
    }
}
