using System.Text;
using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;
using FunnelReports.Data;
using FunnelReports.Jobs.Imports;
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
    public FileLook Look { get; private set; } = null!;
    public ImportDraft Draft { get; private set; } = null!;
    public ImportTrial Trial { get; private set; } = null!;

    public CheckTable Table => CheckTable.Of(Trial, Workspace, format, text);
    public ColumnWords Words => new(text, Workspace.Funnel);

    /// <summary>How many rows the file has, about: a row with line breaks in it counts as several.</summary>
    public long AboutRows => Math.Max(0, Look.Lines - 1);

    /// <summary>True when the sample is the whole file.</summary>
    public bool IsWhole => Look.Rows.Count < FileLook.MostRows;

    /// <summary>True when nothing stands in the way of the import.</summary>
    public bool IsReady => Trial.Faults.Count == 0 && !Draft.AsksDateOrder && Trial.Refused < Trial.Tried;

    /// <summary>An example of a date that can be read in two ways, or null.</summary>
    public string? OpenDate => Draft.AsksDateOrder
        ? Draft.Uses.SelectMany((use, i) => use.IsTime ? Look.Sample.Values(i) : []).FirstOrDefault(v => DateGuess.Of([v]).IsOpen)
        : null;

    /// <summary>A column that says where leads stand now, which without a date cannot be imported.</summary>
    public string? StageWithoutDate => Draft.Kind == ImportKind.Leads
        ? Draft.Header.Where((heading, i) => Draft.Uses[i].IsNothing && StageWordsIn(i)).FirstOrDefault()
        : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadAsync(null, cancel) ?? Page();

    public async Task<IActionResult> OnGetMapAsync(CancellationToken cancel) =>
        await ReadAsync(null, cancel) ?? File(Encoding.UTF8.GetBytes(Draft.ToMap(Workspace.Funnel)), "application/json", Path.ChangeExtension(Upload.Name, ".map.json"));

    public async Task<IActionResult> OnPostLookAsync(CancellationToken cancel)
    {
        if (await ReadAsync(Form, cancel) is { } elsewhere) return elsewhere;
        CheckForm.Of(Draft).Keep(Upload);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await ReadAsync(Form, cancel) is { } elsewhere) return elsewhere;
        CheckForm.Of(Draft).Keep(Upload);
        if (!IsReady) return RedirectToPage(new { Id });
        await System.IO.File.WriteAllTextAsync(Upload.MapFile, Draft.ToMap(Workspace.Funnel), cancel);
        await errands.StartAsync(Upload, Draft.Kind, User.Identity!.Name!, cancel);
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

    private bool StageWordsIn(int place) => Look.Sample.Values(place).Take(200).ToList() is { Count: > 0 } values
        && values.Count(v => StageWords.Of(v, Workspace.Funnel) is not null) * 2 > values.Count;

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
            Look = FileLook.Read(upload.File, Known(form?.Encoding), CheckForm.DelimiterOf(form?.Delimiter), cancel);
        }
        catch (ImportException error)
        {
            TempData.Complain(error.Message);
            return RedirectToPage("Index");
        }

        Draft = form?.Draft(Look, Workspace) ?? FileGuess.Of(Look.Sample, Workspace.Funnel, Workspace.Currency) with { Delimiter = Look.Delimiter, Encoding = Look.Encoding };
        Form = CheckForm.Of(Draft);
        Trial = ImportTrial.Of(Look, Draft.Kind, Draft.ToMap(Workspace.Funnel), Workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        return null;
    }

    private static string? Known(string? encoding) => encoding is not null && ImportMapText.Encodings.Contains(encoding) ? encoding : null;
}
