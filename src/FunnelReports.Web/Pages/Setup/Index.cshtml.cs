using FunnelReports.Data.Model;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Setup;

/// <summary>Makes the first admin, for whoever can read the log. There is no such page once an admin exists.</summary>
[EnableRateLimiting(SignInLimit.Name)]
public sealed class IndexModel(FirstAdmin firstAdmin, UserManager<AppUser> accounts, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>The one-time token, from the printed link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Why no admin was made.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await firstAdmin.IsAwaitedAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await firstAdmin.IsAwaitedAsync(cancel)) return NotFound();
        if (await firstAdmin.MakeAsync(Token ?? "", Email ?? "", Password ?? "", cancel) is { } refusal)
        {
            Problem = text[refusal.Text, refusal.Values];
            return Page();
        }

        await SignInCookie.GiveAsync(HttpContext, (await accounts.FindByEmailAsync(Email!.Trim()))!, keep: false);
        return LocalRedirect("~/setup/calendar");
    }
}
