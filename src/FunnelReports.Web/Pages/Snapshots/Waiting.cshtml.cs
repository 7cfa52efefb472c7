using FunnelReports.Data.Leads;
using FunnelReports.Data.Rollups;
using FunnelReports.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FunnelReports.Web.Pages.Snapshots;

/// <summary>The leads that wait to be counted, by their ids alone.</summary>
public sealed class WaitingModel(WaitingLeads waiting, DirtyLeads dirty) : PageModel
{
    private const int PageSize = 50;

    [FromQuery(Name = Pager.QueryName)]
    public int Wanted { get; init; } = 1;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<WaitingLead> Leads { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Pager = new Pager(await dirty.CountAsync(cancel), PageSize, Wanted);
        Leads = await waiting.ReadAsync(Pager.Skip, PageSize, cancel);
    }
}
