using FunnelReports.Data;
using FunnelReports.Web.Errands;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using FunnelReports.Web.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Demo;

/// <summary>Fills an empty workspace with made-up data, and removes them again.</summary>
public sealed class IndexModel(WorkspaceStore workspaces, DemoErrands demo, ErrandDesk errands, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>The filling or removing that is at work or has just ended.</summary>
    public Errand? Errand => errands.Find(DemoErrands.Name);

    public bool IsAtWork => Errand is { IsDone: false };

    /// <summary>True when the data are made up.</summary>
    public bool IsDemo { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        IsDemo = (await workspaces.ReadAsync(cancel)).Demo;
        if (IsAtWork) Response.Headers["Refresh"] = "1";
    }

    public async Task<IActionResult> OnPostFillAsync(CancellationToken cancel) => Next(await demo.FillAsync(User.Identity!.Name!, cancel), "/Index");

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) => Next(await demo.RemoveAsync(User.Identity!.Name!, cancel), "/Setup/Leads");

    private RedirectToPageResult Next(Errand? errand, string whenDone)
    {
        if (errand is null) TempData.Complain(text["Made-up data are being made or removed already. Wait until that is done."]);
        if (errand is not { IsDone: true, Problem: null }) return RedirectToPage();
        TempData.Tell(errand.Outcome);
        return RedirectToPage(whenDone);
    }
}
