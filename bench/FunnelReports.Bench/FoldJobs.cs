using FunnelReports.Bench.Servers;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Bench;

/// <summary>The program's own jobs, as the night and <c>rebuild</c> run them.</summary>
internal static class FoldJobs
{
    /// <summary>Makes every rollup anew, and returns how many leads it read.</summary>
    public static async Task<long> RebuildAsync(BenchDatabase database)
    {
        var workspace = await database.WorkspaceAsync();
        return await new Rebuild(database.Funnel, workspace).RunAsync(CancellationToken.None);
    }

    /// <summary>Folds what has changed, and returns how many leads it folded.</summary>
    public static async Task<long> FoldAsync(BenchDatabase database)
    {
        var workspace = await database.WorkspaceAsync();
        return await new DirtyFold(database.Funnel, workspace).RunAsync(CancellationToken.None);
    }
}
