using FunnelReports.Data;
using FunnelReports.Jobs.Imports;
using FunnelReports.Web.Errands;
using FunnelReports.Web.Imports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Import;

/// <summary>How far the import of a file is, and what became of it.</summary>
public sealed class RunModel(Uploads uploads, ImportErrands errands, FunnelDatabase database, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Upload Upload { get; private set; } = null!;

    /// <summary>The import while it is at work, and when it broke off.</summary>
    public Errand? Errand { get; private set; }

    /// <summary>What became of it, once it is done.</summary>
    public ImportResult? Result { get; private set; }

    /// <summary>The period of all moves, for the overview; null when there is none.</summary>
    public string? Period { get; private set; }

    /// <summary>True when the file is still here, so that it can be checked and imported again.</summary>
    public bool MayCheckAgain => System.IO.File.Exists(Upload.File);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (uploads.Find(Id) is not { } upload) return NotFound();
        Upload = upload;
        Errand = errands.Find(upload);
        if (Errand is { IsDone: false })
        {
            Response.Headers["Refresh"] = "1";
            return Page();
        }

        Result = ImportErrands.ResultOf(upload);
        if (Result is null && Errand is null && MayCheckAgain)
        {
            TempData.Complain(text["The program was stopped before the import was done. What was read stays; import the file again to complete it: nothing is counted twice."]);
            return RedirectToPage("Check", new { Id });
        }

        if (await new DataExtent(database).MovesAsync(cancel) is { } days) Period = FormattableString.Invariant($"{days.Start:yyyy-MM-dd}..{days.LastDay:yyyy-MM-dd}");
        return Page();
    }

    /// <summary>The rows that were refused.</summary>
    public IActionResult OnGetErrors() => uploads.Find(Id) is { } upload && System.IO.File.Exists(upload.ErrorsFile)
        ? PhysicalFile(upload.ErrorsFile, "text/csv", upload.Name + ".errors.csv")
        : NotFound();
}
