using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Data.Imports;
using FunnelReports.Jobs.Imports;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Imports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Import;

/// <summary>Takes in a file, and shows what was imported before.</summary>
/// <remarks>The form is read as it comes in; its token is checked before its file is kept.</remarks>
[IgnoreAntiforgeryToken]
[StreamedForm]
[Exported]
public sealed class IndexModel(Uploads uploads, SentFile sent, ImportRuns runs, WorkspaceStore workspaces, IAuthorizationService authorization, IStringLocalizer<SharedResource> text)
    : PageModel, IFiled
{
    private const int ShownRuns = 25;
    private const long Megabyte = 1_048_576;

    /// <summary>The largest file, in megabytes.</summary>
    public long LargestMegabytes => uploads.LargestBytes / Megabyte;

    /// <summary>The largest file, in bytes.</summary>
    public long LargestBytes => uploads.LargestBytes;

    public Workspace Workspace { get; private set; } = null!;

    /// <summary>The latest imports, the newest first.</summary>
    public IReadOnlyList<ImportStory> Runs { get; private set; } = [];

    /// <summary>The words of the page.</summary>
    public ImportWords Words => new(text);

    /// <inheritdoc />
    public IEnumerable<string?> Subject => [];

    /// <summary>True when this person may remove made-up data.</summary>
    public bool MayRemoveDemo { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        MayRemoveDemo = (await authorization.AuthorizeAsync(User, Policies.ChangeSettings)).Succeeded;
        Workspace = await workspaces.ReadAsync(cancel);
        Runs = await runs.LatestAsync(ShownRuns, cancel);
    }

    /// <summary>The history in full.</summary>
    public Task<SeenTable> WholeTableAsync(SeenTable shown, CancellationToken cancel) =>
        Task.FromResult(new ImportRows(Words, Workspace.Calendar.Zone, text).Whole(shown, runs.AllAsync(cancel)));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        try
        {
            var upload = await sent.KeepAsync(HttpContext, cancel);
            if (upload is null) return Back(text["Choose a file first."]);
            if ((await workspaces.ReadAsync(cancel)).Demo) return Back(upload, MadeUpData.NoImport);
            try
            {
                FileLook.Read(upload.File, null, null, cancel);
                return RedirectToPage("Check", new { id = upload.Id });
            }
            catch (ImportException error)
            {
                return Back(upload, $"{upload.Name}: {error.Message}");
            }
        }
        catch (MistakeException mistake)
        {
            return Back(mistake.Message);
        }
        catch (Exception error) when (error is AntiforgeryValidationException or InvalidDataException)
        {
            Request.Form = FormCollection.Empty; // the page that says so would read the rest of it
            return BadRequest();
        }
    }

    private RedirectToPageResult Back(Upload upload, string problem)
    {
        Uploads.Remove(upload);
        return Back(problem);
    }

    private RedirectToPageResult Back(string problem)
    {
        TempData.Complain(problem);
        return RedirectToPage();
    }
}
