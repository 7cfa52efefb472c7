using FunnelReports.Web.Auth;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Account;

/// <summary>Where everybody comes in. What it says tells nobody which accounts exist.</summary>
[EnableRateLimiting(SignInLimit.Name)]
public sealed class SignInModel(PasswordCheck passwords, FirstAdmin firstAdmin, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Keep { get; set; }

    /// <summary>The page that was asked for; only a page of this site is gone to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why the last try failed.</summary>
    public string? Problem { get; private set; }

    /// <summary>True while nobody can sign in, because there is no admin yet.</summary>
    public bool AwaitsFirstAdmin { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (User.Identity?.IsAuthenticated == true) return GoOn();
        AwaitsFirstAdmin = await firstAdmin.IsAwaitedAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Email) || string.IsNullOrEmpty(Password))
        {
            Problem = text["Type your e-mail address and your password."];
            return Page();
        }

        if (Password.Length > PasswordRules.Longest || await passwords.FindAsync(Email.Trim(), Password, cancel) is not { } user)
        {
            Problem = text["This e-mail address and password do not open an account. After {0} wrong tries an account stays locked for {1} minutes; an admin can open it again.", PasswordCheck.Tries, PasswordCheck.Locked.TotalMinutes];
            return Page();
        }

        await SignInCookie.GiveAsync(HttpContext, user, Keep);
        return GoOn();
    }

    // Who came by the bare address of the program asked for no page: the one that opens first is meant.
    private LocalRedirectResult GoOn() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) && ReturnUrl != Url.Content("~/") ? ReturnUrl : "~/start");
}
