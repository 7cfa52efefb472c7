using System.Text.Json;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Jobs.Imports;
using FunnelReports.Web.Errands;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Imports;

/// <summary>Imports a file that was sent, beside the page that asks for it, by the same code as the command line.</summary>
public sealed class ImportErrands(ErrandDesk errands, FunnelDatabase database, TimeProvider clock, Format format, IStringLocalizer<SharedResource> text)
{
    // Reading is most of the work; the rest takes the leads into the reports.
    private const double ShareOfReading = 0.9;

    /// <summary>The import of a file, when it is at work or has just ended on this node.</summary>
    public Errand? Find(Upload upload) => errands.Find(NameOf(upload));

    /// <summary>Starts the import. Its map is in <see cref="Upload.MapFile"/>. Null when it is at work already.</summary>
    public Task<Errand?> StartAsync(Upload upload, ImportKind kind, string actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return errands.StartAsync(NameOf(upload), (errand, stop) => RunAsync(errand, upload, kind, actor, stop), cancel);
    }

    /// <summary>What became of a file, once its import has ended; else null.</summary>
    public static ImportResult? ResultOf(Upload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return File.Exists(upload.ResultFile) ? JsonSerializer.Deserialize<ImportResult>(File.ReadAllText(upload.ResultFile)) : null;
    }

    private async Task RunAsync(Errand errand, Upload upload, ImportKind kind, string actor, CancellationToken stop)
    {
        errand.Step = new(text["The file is looked through."], null);
        var request = new ImportRequest(kind, upload.File) { MapFile = upload.MapFile, ErrorsFile = upload.ErrorsFile, FileName = upload.Name, Actor = actor };
        try
        {
            var result = await new ImportAndFold(database, clock).RunAsync(
                request,
                stop,
                read => errand.Step = new(
                    text["{0} of about {1} rows, {2} rows a second", format.Count(read.Rows), format.Count(read.Lines), format.Number(read.RowsPerSecond, 0)],
                    ShareOfReading * Math.Min(1, (double)read.Rows / Math.Max(1, read.Lines))),
                leads => errand.Step = new(text["Taken into the reports: {0}", format.Leads(leads)], ShareOfReading));
            await File.WriteAllTextAsync(upload.ResultFile, JsonSerializer.Serialize(result), stop);
            File.Delete(upload.File);
        }
        catch (ImportException error)
        {
            // Where the file lies on this machine is nobody's business.
            throw new ImportException(error.Message.Replace(upload.File, upload.Name, StringComparison.Ordinal).Replace(upload.Folder, "", StringComparison.Ordinal), error);
        }
    }

    private static string NameOf(Upload upload) => $"import {upload.Id:N}";
}
