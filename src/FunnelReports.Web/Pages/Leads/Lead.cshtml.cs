using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Corrections;
using FunnelReports.Data.Leads;
using FunnelReports.Jobs.Corrections;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>One lead: its history, what was put right about it, and for admins the ways to do so.</summary>
public sealed class LeadModel(
    LeadStories stories,
    LeadFinder finder,
    CorrectAndFold corrections,
    WorkspaceStore workspaces,
    TimeProvider clock,
    IAuthorizationService authorization,
    IStringLocalizer<SharedResource> text,
    Format format) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The moves that are to be voided.</summary>
    [BindProperty]
    public List<long> Moves { get; set; } = [];

    /// <summary>The lead that this one is to be merged into.</summary>
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public bool WithCounts { get; set; }

    /// <summary>True when the person knows that an erasure cannot be undone.</summary>
    [BindProperty]
    public bool Sure { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Workspace Workspace { get; private set; } = null!;

    public LeadStory Lead { get; private set; } = null!;

    public LeadWords Words => new(text, format, Workspace, Instant.FromUtc(clock.GetUtcNow().UtcDateTime));

    /// <summary>True for those who may see who it is.</summary>
    public bool MaySeePerson { get; private set; }

    public bool MayCorrect { get; private set; }

    /// <summary>The form that was sent, and what is wrong with it; null when nothing is.</summary>
    public (string Form, string Text)? Problem { get; private set; }

    private string Actor => User.Identity!.Name!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await stories.ReadAsync(Id, cancel) is not { } lead) return NotFound();
        Lead = lead;
        Workspace = await workspaces.ReadAsync(cancel);
        MaySeePerson = await MayAsync(Policies.ViewLeads);
        MayCorrect = await MayAsync(Policies.CorrectLeads);
        return Page();
    }

    public Task<IActionResult> OnPostVoidAsync(CancellationToken cancel) => CorrectAsync(
        "void",
        ledger => ledger.VoidAsync(Actor, Id, Moves, Reason ?? "", cancel),
        done => done.Voided == 1 ? text["The move is voided. It counts no more."] : text["{0} moves are voided. They count no more.", format.Count(done.Voided)],
        cancel);

    public Task<IActionResult> OnPostMergeAsync(CancellationToken cancel) => CorrectAsync(
        "merge",
        async ledger => await ledger.MergeAsync(Actor, Id, await finder.FindAsync(Other ?? "", cancel), Reason ?? "", cancel),
        done => text["Lead {0} was merged into this one: {1} of its {2} moves were new here.", $"{done.OtherLeadId}", format.Count(done.Added), format.Count(done.Voided)],
        cancel);

    public Task<IActionResult> OnPostEraseAsync(CancellationToken cancel) => CorrectAsync(
        "erase",
        ledger => Sure
            ? ledger.EraseAsync(Actor, Id, WithCounts, Reason ?? "", cancel)
            : throw new MistakeException(text["An erasure cannot be undone. Tick the box to say that you know."]),
        done => WithCounts ? text["The person is erased, and the moves count no more."] : text["The person is erased. The moves go on counting."],
        cancel);

    // On a mistake the page comes back with what was typed.
    private async Task<IActionResult> CorrectAsync(string form, Func<Ledger, Task<Correction>> correct, Func<Correction, LocalizedString> say, CancellationToken cancel)
    {
        if (!await MayAsync(Policies.CorrectLeads)) return Forbid();
        try
        {
            var done = await corrections.RunAsync(correct, cancel);
            TempData.Tell(say(done));
            return RedirectToPage(new { id = done.LeadId });
        }
        catch (MistakeException mistake)
        {
            Problem = (form, mistake.Message);
            return await OnGetAsync(cancel);
        }
    }

    private async Task<bool> MayAsync(string policy) => (await authorization.AuthorizeAsync(User, policy)).Succeeded;
}
