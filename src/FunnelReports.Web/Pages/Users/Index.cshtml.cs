using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages.Users;

/// <summary>Everybody who has an account.</summary>
[Exported]
public sealed class IndexModel(Auth.Users users) : PageModel
{
    /// <summary>By e-mail.</summary>
    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => People = await users.ListAsync(cancel);
}
