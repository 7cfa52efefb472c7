using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Data.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>The frame of every import: open and check, note the run, do the work, note how it ended.</summary>
internal sealed class ImportRun(FunnelDatabase database, TimeProvider clock)
{
    private readonly ImportRuns runs = new(database, clock);

    /// <summary>Runs the work on a file.</summary>
    /// <param name="request">The file.</param>
    /// <param name="work">Reads the file and writes what it says; returns the counts with which the run ends.</param>
    /// <param name="cancel">Stops the work between two rows.</param>
    /// <exception cref="ImportException">The file cannot be imported; nothing was written.</exception>
    public async Task<ImportResult> RunAsync(ImportRequest request, Func<ImportFile, Workspace, long, Task<ImportResult>> work, CancellationToken cancel)
    {
        var workspace = await new WorkspaceStore(database, clock).ReadAsync(cancel);
        if (workspace.Demo) throw new ImportException(MadeUpData.NoImport);
        using var file = ImportFile.Open(request, workspace.Funnel, cancel);
        await runs.MarkInterruptedAsync(cancel);
        var name = request.FileName ?? Path.GetFileName(request.File);
        var run = await runs.StartAsync(request.Kind.ToString().ToLowerInvariant(), name, cancel, request.Actor);
        try
        {
            var result = await work(file, workspace, run);
            result = result with
            {
                IgnoredColumns = file.Layout.Ignored,
                ErrorsFile = file.Refusals.Finish(),
                FirstRefusals = file.Refusals.First,
            };
            var counts = new ImportCounts(
                result.RowsRead, result.RowsRefused, new LogChanges(result.LeadsAdded, result.LeadsChanged, result.TransitionsAdded));
            await runs.FinishAsync(run, result.RowsRefused > 0 ? ImportRuns.Partly : ImportRuns.Succeeded, counts, cancel);
            return result;
        }
        catch (Exception error)
        {
            await NoteFailureAsync(run, file, error);
            throw;
        }
    }

    // What the database says of its own failure must not hide why the import failed.
    private async Task NoteFailureAsync(long run, ImportFile file, Exception error)
    {
        try
        {
            file.Refusals.Finish();
            var reason = error is OperationCanceledException ? "Stopped before the end of the file. Import it again: what is in already stays as it is." : error.Message;
            await runs.FailAsync(run, reason, CancellationToken.None);
        }
        catch (Exception second) when (second is IOException or System.Data.Common.DbException or InvalidOperationException)
        {
        }
    }
}
