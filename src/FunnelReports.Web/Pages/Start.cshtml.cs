using FunnelReports.Data.Views;
using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages;

/// <summary>Where people begin: the view that opens first for their role, or the overview.</summary>
public sealed class StartModel(SavedViews views) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        LocalRedirect("~" + (await views.FirstForAsync(User.InRoles(), cancel) is { } first ? first.Address : "/"));
}
