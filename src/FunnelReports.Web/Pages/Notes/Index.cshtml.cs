using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data.Notes;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Notes;

/// <summary>What people wrote about days, which the charts mark. Everybody writes notes for themselves; marketers and admins also for the team.</summary>
[Exported]
public sealed class IndexModel(DayNotes notes, IAuthorizationService authorization, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>The first day, as typed; the address may suggest one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? First { get; set; }

    /// <summary>The last day, as typed; empty for one day.</summary>
    [BindProperty]
    public string? Last { get; set; }

    /// <summary>What happened.</summary>
    [BindProperty]
    public string? Said { get; set; }

    /// <summary>True when all are to see it.</summary>
    [BindProperty]
    public bool ForTeam { get; set; }

    /// <summary>The notes that this person can read.</summary>
    public IReadOnlyList<DayNote> Written { get; private set; } = [];

    /// <summary>True when this person may write for the team.</summary>
    public bool MayShare { get; private set; }

    /// <summary>Why nothing was written.</summary>
    public string? Problem { get; private set; }

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        try
        {
            await notes.AddAsync(Writer, Day(First), string.IsNullOrWhiteSpace(Last) ? null : Day(Last), Said, ForTeam, cancel);
        }
        catch (MistakeException mistake)
        {
            Problem = mistake.Message;
            return Page();
        }

        TempData.Tell(text["The note is written. Charts over its days mark it."]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        try
        {
            await notes.RemoveAsync(Writer, id, cancel);
            TempData.Tell(text["The note is removed."]);
        }
        catch (MistakeException mistake)
        {
            TempData.Complain(mistake.Message);
        }

        return RedirectToPage();
    }

    /// <summary>True when this person may remove a note.</summary>
    public bool MayRemove(DayNote note) => note.Kind == DayNoteKind.Mine || MayShare;

    private NoteWriter Writer => new(User.Id()!.Value, User.Identity!.Name!, MayShare);

    private static DateOnly Day(string? typed) => DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new MistakeException($"\"{typed}\" is no day. Write it as 2026-11-05.");

    private async Task ReadAsync(CancellationToken cancel)
    {
        MayShare = (await authorization.AuthorizeAsync(User, Policies.ShareNotes)).Succeeded;
        Written = await notes.WrittenAsync(Writer.Id, cancel);
    }
}
