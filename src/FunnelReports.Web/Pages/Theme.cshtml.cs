using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages;

/// <summary>Keeps the chosen colours and goes back to where the reader was. Open to all: the sign-in page has the switch too.</summary>
public sealed class ThemeModel : PageModel
{
    /// <summary>Nothing to see here.</summary>
    public IActionResult OnGet() => LocalRedirect("~/");

    /// <summary>Only an address of this site is gone back to.</summary>
    public IActionResult OnPost(string? theme, string? returnUrl)
    {
        Theme.Keep(HttpContext, theme);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "~/");
    }
}
