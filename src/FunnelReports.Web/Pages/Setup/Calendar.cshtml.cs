using FunnelReports.Data;
using FunnelReports.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages.Setup;

/// <summary>The second step of a new workspace: the settings that everything is counted by.</summary>
public sealed class CalendarModel(FunnelDatabase database, WorkspaceStore workspaces, SettingsSaving saving) : PageModel
{
    [BindProperty]
    public SettingsForm Form { get; set; } = new();

    /// <summary>True when the zone of the browser is a better guess than the one in force: nobody has chosen one yet.</summary>
    public bool SuggestsZone { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Form = SettingsForm.Of(await workspaces.ReadAsync(cancel));
        Form.CostLagDays = null;
        SuggestsZone = Form.TimeZone == "UTC" && !await new DataExtent(database).HasLeadsAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Form.CostLagDays = null;
        return await saving.SaveAsync(User.Identity!.Name!, Form, withLag: false, cancel) ? RedirectToPage("Leads") : Page();
    }
}
