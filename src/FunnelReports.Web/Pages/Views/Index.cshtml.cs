using FunnelReports.Core;
using FunnelReports.Data.Views;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Views;

/// <summary>The saved views that a person can open. Everybody keeps own ones; those of the team are kept by who may share, and what opens first for a role is set by an admin.</summary>
public sealed class IndexModel(SavedViews views, IAuthorizationService authorization, IStringLocalizer<SharedResource> text) : PageModel
{
    public IReadOnlyList<SavedView> Saved { get; private set; } = [];

    /// <summary>True when this person may change the views of the team.</summary>
    public bool MayShare { get; private set; }

    /// <summary>True when this person may set what opens first.</summary>
    public bool MaySetFirst { get; private set; }

    /// <summary>True when this person may rename and remove a view.</summary>
    public bool MayChange(SavedView view) => MayShare || view is { IsTeams: false };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Saved = await views.OfAsync(User.Id()!.Value, cancel);
        MayShare = await MayAsync(Policies.ShareViews);
        MaySetFirst = await MayAsync(Policies.ChangeSettings);
    }

    /// <summary>Saves the view of a report and goes back to it.</summary>
    public async Task<IActionResult> OnPostSaveAsync(string? called, string? page, string? query, bool forTeam, CancellationToken cancel)
    {
        if (forTeam && !await MayAsync(Policies.ShareViews)) return Forbid();
        try
        {
            var saved = await views.SaveAsync(await KeeperAsync(), called, page, query, forTeam, cancel);
            TempData.Tell(saved.IsTeams ? text["“{0}” is saved for the team. It is in the menu “Views” of every report.", saved.Name] : text["“{0}” is saved. It is in the menu “Views” of every report.", saved.Name]);
            return LocalRedirect("~" + saved.Address);
        }
        catch (MistakeException mistake)
        {
            TempData.Complain(mistake.Message);
            return ViewPages.Find(page) is { } known && (query ?? "") is "" or ['?', ..] && Url.IsLocalUrl(known + query) ? LocalRedirect("~" + known + query) : RedirectToPage();
        }
    }

    public Task<IActionResult> OnPostRenameAsync(Guid id, string? called, CancellationToken cancel) =>
        ChangeAsync(async who => text["It is called “{0}” now.", (await views.RenameAsync(who, id, called, cancel)).Name]);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel) =>
        ChangeAsync(async who => text["“{0}” is removed.", (await views.RemoveAsync(who, id, cancel)).Name]);

    public async Task<IActionResult> OnPostFirstAsync(Guid id, string? role, CancellationToken cancel)
    {
        if (!await MayAsync(Policies.ChangeSettings)) return Forbid();
        var known = Roles.All.FirstOrDefault(r => r == role);
        return await ChangeAsync(async who =>
        {
            var view = await views.OpenFirstAsync(who.Email, id, known, cancel);
            return known is null ? text["“{0}” opens first for nobody.", view.Name] : text["“{0}” opens first for {1}.", view.Name, text[known].Value];
        });
    }

    private async Task<IActionResult> ChangeAsync(Func<ViewKeeper, Task<LocalizedString>> change)
    {
        try
        {
            TempData.Tell(await change(await KeeperAsync()));
        }
        catch (MistakeException mistake)
        {
            TempData.Complain(mistake.Message);
        }

        return RedirectToPage();
    }

    private async Task<ViewKeeper> KeeperAsync() => new(User.Id()!.Value, User.Identity!.Name!, await MayAsync(Policies.ShareViews));

    private async Task<bool> MayAsync(string policy) => (await authorization.AuthorizeAsync(User, policy)).Succeeded;
}
