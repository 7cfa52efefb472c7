using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Users;

/// <summary>Opens an account with a made-up password that is shown once.</summary>
public sealed class AddModel(Auth.Users users, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    /// <summary>Why no account was opened.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var email = (Email ?? "").Trim();
        var password = FirstPassword.New();
        if (await users.AddAsync(User.Identity!.Name!, email, Roles, password, cancel) is { } refusal)
        {
            Problem = text[refusal.Text, refusal.Values];
            return Page();
        }

        TempData.Tell(text["{0} can sign in with the password {1}. It is shown only now: pass it on, and ask for it to be changed.", email, password]);
        return RedirectToPage("Index");
    }
}
