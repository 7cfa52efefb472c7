using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Users;

/// <summary>One account: its roles, a new password, closed or open.</summary>
public sealed class EditModel(Auth.Users users, IStringLocalizer<SharedResource> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<string> Roles { get; set; } = [];

    /// <summary>The account as it is.</summary>
    public Person Person { get; private set; } = null!;

    private string Actor => User.Identity!.Name!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = (await users.ListAsync(cancel)).FirstOrDefault(person => person.Id == Id);
        if (found is null) return NotFound();
        Person = found;
        Roles = [.. found.Roles];
        return Page();
    }

    public async Task<IActionResult> OnPostRolesAsync(CancellationToken cancel) =>
        Back(await users.SetRolesAsync(Actor, Id, Roles, cancel), text["The roles are saved. They count from now on."]);

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancel)
    {
        var password = FirstPassword.New();
        return Back(
            await users.SetPasswordAsync(Actor, Id, password, cancel),
            text["The new password is {0}. It is shown only now: pass it on, and ask for it to be changed.", password]);
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) =>
        Back(await users.CloseAsync(Actor, Id, cancel), text["The account is closed, and signed out everywhere."]);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) =>
        Back(await users.ReopenAsync(Actor, Id, cancel), text["The account is open."]);

    private RedirectToPageResult Back(Refusal? refusal, string done)
    {
        if (refusal is null) TempData.Tell(done);
        else TempData.Complain(text[refusal.Text, refusal.Values]);
        return RedirectToPage(new { Id });
    }
}
