using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Jobs.Imports;

/// <summary>Imports a file of any kind and brings the rollups up to date with it.</summary>
public sealed class ImportAndFold(FunnelDatabase database, TimeProvider clock)
{
    /// <summary>Imports the file, then folds what it changed.</summary>
    /// <param name="request">The file.</param>
    /// <param name="cancel">Stops the work; what is written stays.</param>
    /// <param name="progress">Told how far the import is.</param>
    /// <param name="folded">Told how many leads are folded.</param>
    /// <exception cref="ImportException">The file cannot be imported; nothing was written.</exception>
    public async Task<ImportResult> RunAsync(
        ImportRequest request, CancellationToken cancel, Action<ImportProgress>? progress = null, Action<long>? folded = null)
    {
        var result = await ImportAsync(request, cancel, progress);
        if (request.Kind == ImportKind.Spend) return result;
        var workspace = await new WorkspaceStore(database, clock).ReadAsync(cancel);
        await new DirtyFold(database, workspace).RunAsync(cancel, folded);
        return result;
    }

    /// <summary>Imports the file and leaves the fold to the server.</summary>
    /// <exception cref="ImportException">The file cannot be imported; nothing was written.</exception>
    public Task<ImportResult> ImportAsync(ImportRequest request, CancellationToken cancel, Action<ImportProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Kind == ImportKind.Spend
            ? new SpendImport(database, clock).RunAsync(request, cancel)
            : new LeadImport(database, clock).RunAsync(request, cancel, progress);
    }
}
