using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Filters;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Segments;

/// <summary>The saved segments. Whoever sees reports sees them; marketers and admins save and remove them.</summary>
[Exported]
public sealed class IndexModel(SavedSegments segments, IAuthorizationService authorization, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>The filter to save, as one or more values of the address or the form.</summary>
    [BindProperty(SupportsGet = true, Name = SegmentPicker.Name)]
    public List<string> Conditions { get; set; } = [];

    /// <summary>The name to save it by, or of the segment to remove.</summary>
    [BindProperty]
    public string? Called { get; set; }

    /// <summary>The filter as one text.</summary>
    public string? Filter => FilterText.Join(Conditions);

    public IReadOnlyList<(SavedSegment Segment, string Text)> Saved { get; private set; } = [];

    /// <summary>True when this person may save and remove.</summary>
    public bool MaySave { get; private set; }

    /// <summary>Why nothing was saved.</summary>
    public string? Problem { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (!MaySave) return Forbid();
        try
        {
            var saved = await segments.SaveAsync(User.Identity!.Name!, Called ?? "", Filter, null, cancel);
            TempData.Tell(text["“{0}” is saved: its reports answer at once from now on, and each night's snapshot keeps it.", saved.Name]);
            return RedirectToPage(new { segment = (string?)null });
        }
        catch (MistakeException mistake)
        {
            Problem = mistake.Message;
            return Page();
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (!MaySave) return Forbid();
        try
        {
            await segments.RemoveAsync(User.Identity!.Name!, Called ?? "", cancel);
            TempData.Tell(text["“{0}” is removed. Snapshots that were published of it stay.", Called!]);
        }
        catch (MistakeException mistake)
        {
            TempData.Complain(mistake.Message);
        }

        return RedirectToPage(new { segment = (string?)null });
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Saved = await segments.ListAsync(cancel);
        MaySave = (await authorization.AuthorizeAsync(User, Policies.SaveSegments)).Succeeded;
    }
}
