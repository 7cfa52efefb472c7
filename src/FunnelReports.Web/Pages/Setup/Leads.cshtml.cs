using FunnelReports.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages.Setup;

/// <summary>The third step of a new workspace: the ways to bring in leads.</summary>
public sealed class LeadsModel(FunnelDatabase database, WorkspaceStore workspaces) : PageModel
{
    /// <summary>True when the data are made up.</summary>
    public bool IsDemo { get; private set; }

    /// <summary>True when nothing is here that made-up data would be mixed with.</summary>
    public bool MayFill { get; private set; }

    /// <summary>Where this site is.</summary>
    public string Address => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        IsDemo = (await workspaces.ReadAsync(cancel)).Demo;
        var extent = new DataExtent(database);
        MayFill = !IsDemo && !await extent.HasLeadsAsync(cancel) && !await extent.HasMoneyAsync(cancel);
    }
}
