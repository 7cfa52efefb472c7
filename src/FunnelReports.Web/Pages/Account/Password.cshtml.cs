using FunnelReports.Data.Model;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Account;

/// <summary>Changes one's own password; every other sign-in of the same account ends.</summary>
[EnableRateLimiting(SignInLimit.Name)]
public sealed class PasswordModel(Auth.Users users, UserManager<AppUser> accounts, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Why the change was refused.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var id = User.Id()!.Value;
        if (await users.ChangeOwnPasswordAsync(id, Current ?? "", Password ?? "", cancel) is { } refusal)
        {
            Problem = text[refusal.Text, refusal.Values];
            return Page();
        }

        await SignInCookie.GiveAsync(HttpContext, (await accounts.FindByIdAsync(id.ToString()))!, keep: false);
        TempData.Tell(text["Your password is changed. You are signed out everywhere else."]);
        return RedirectToPage();
    }
}
