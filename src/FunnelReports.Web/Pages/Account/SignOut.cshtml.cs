using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages.Account;

/// <summary>Ends the sign-in of this browser.</summary>
public sealed class SignOutModel : PageModel
{
    /// <summary>Nothing to see here: only the form signs out.</summary>
    public IActionResult OnGet() => LocalRedirect("~/");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return LocalRedirect("~" + SignInSetup.Path);
    }
}
