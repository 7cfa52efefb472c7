using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages;

/// <summary>Switches the keyboard shortcuts on or off and goes back to where the reader was.</summary>
public sealed class ShortcutsModel : PageModel
{
    /// <summary>Nothing to see here.</summary>
    public IActionResult OnGet() => LocalRedirect("~/");

    /// <summary>Only an address of this site is gone back to.</summary>
    public IActionResult OnPost(bool on, string? returnUrl)
    {
        Shortcuts.Keep(HttpContext, on);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }
}
