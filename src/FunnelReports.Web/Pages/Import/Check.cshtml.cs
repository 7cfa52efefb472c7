using System.Text;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Web.Imports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Import;

/// <summary>How a file that was sent is understood, before anything of it is written.</summary>
public sealed class CheckModel(
    Uploads uploads, WorkspaceStore workspaces, ImportErrands errands, TimeProvider clock, Format format, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public CheckForm Form { get; set; } = new();

    /// <summary>What the form was made for: when another kind, mark or encoding is chosen, the columns are guessed anew.</summary>
    [BindProperty]
    public string? MadeFor { get; set; }

    public Upload Upload { get; private set; } = null!;
    public Workspace Workspace { get; private set; } = null!;
    public FileCheck Check { get; private set; } = null!;

    public CheckTable Table => CheckTable.Of(Check.Trial, Workspace, format, text);
    public ColumnWords Words => new(text, Workspace.Funnel);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadAsync(null, cancel) ?? Page();

    public async Task<IActionResult> OnGetMapAsync(CancellationToken cancel) =>
        await ReadAsync(null, cancel) ?? File(Encoding.UTF8.GetBytes(Check.Draft.ToMap(Workspace.Funnel)), "application/json", Path.ChangeExtension(Upload.Name, ".map.json"));

    public async Task<IActionResult> OnPostLookAsync(CancellationToken cancel)
    {
        if (await ReadAsync(Form, cancel) is { } elsewhere) return elsewhere;
        CheckForm.Of(Check.Draft).Keep(Upload);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await ReadAsync(Form, cancel) is { } elsewhere) return elsewhere;
        CheckForm.Of(Check.Draft).Keep(Upload);
        if (!Check.IsReady) return RedirectToPage(new { Id });
        await System.IO.File.WriteAllTextAsync(Upload.MapFile, Check.Draft.ToMap(Workspace.Funnel), cancel);
        await errands.StartAsync(Upload, Check.Draft.Kind, User.Identity!.Name!, cancel);
        return RedirectToPage("Run", new { Id });
    }

    public IActionResult OnPostDrop()
    {
        if (uploads.Find(Id) is { } upload && errands.Find(upload) is not { IsDone: false }) Uploads.Remove(upload);
        return RedirectToPage("Index");
    }

    /// <summary>What the form was made for, see <see cref="MadeFor"/>.</summary>
    public static string ReadingOf(CheckForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return $"{form.Kind} {form.Delimiter} {form.Encoding}";
    }

    private async Task<IActionResult?> ReadAsync(CheckForm? typed, CancellationToken cancel)
    {
        if (uploads.Find(Id) is not { } upload) return NotFound();
        Upload = upload;
        if (errands.Find(upload) is { IsDone: false } || !System.IO.File.Exists(upload.File)) return RedirectToPage("Run", new { Id });
        Workspace = await workspaces.ReadAsync(cancel);
        if (typed is not null && MadeFor is not null && MadeFor != ReadingOf(typed)) typed.Use = [];
        var form = typed ?? CheckForm.Read(upload);
        try
        {
            Check = FileCheck.Of(upload, form, Workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime), cancel);
        }
        catch (ImportException error)
        {
            TempData.Complain(error.Message);
            return RedirectToPage("Index");
        }

        Form = CheckForm.Of(Check.Draft);
        return null;
    }
}
