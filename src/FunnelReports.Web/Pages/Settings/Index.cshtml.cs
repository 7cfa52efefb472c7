using FunnelReports.Data;
using FunnelReports.Web.Errands;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using FunnelReports.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Settings;

/// <summary>The calendar and the money of the workspace.</summary>
public sealed class IndexModel(WorkspaceStore workspaces, SettingsSaving saving, ErrandDesk errands, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>The settings in force, or as they were typed when something is wrong.</summary>
    [BindProperty]
    public SettingsForm Form { get; set; } = new();

    /// <summary>The recount that a new time zone needs, while there is something to say about it.</summary>
    public Errand? Recount => errands.Find(SettingsSaving.Recount) is { } errand && (!errand.IsDone || errand.Outcome.Length > 0 || errand.Problem is not null) ? errand : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form = SettingsForm.Of(await workspaces.ReadAsync(cancel));
        if (Recount is { IsDone: false }) Response.Headers["Refresh"] = "2";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Form.CostLagDays ??= "";
        if (!await saving.SaveAsync(User.Identity!.Name!, Form, withLag: true, cancel)) return Page();
        if (errands.Find(SettingsSaving.Recount)?.Problem is null) TempData.Tell(text["The settings are saved."]);
        return RedirectToPage();
    }
}
