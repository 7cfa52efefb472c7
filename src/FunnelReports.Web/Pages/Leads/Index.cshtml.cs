using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Leads;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>The leads behind a number, and a box that finds one lead.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, LeadList leads, LeadFinder finder,
    IAuthorizationService authorization)
    : ReportPage(database, workspaces, clock, names, text)
{
    private const int PageSize = 50;

    [FromQuery(Name = Pager.QueryName)]
    public int Wanted { get; init; } = 1;

    public ListedLeads Found { get; private set; } = null!;

    public ListWords Words => new(Found, InPeriod, PeriodLabel, Texts, Names.Format);

    public Pager Pager => new(Found.Total, PageSize, Wanted);

    /// <summary>What was looked for and not found, and why; null when nothing was.</summary>
    public (string Text, string Why)? Missing { get; private set; }

    protected override bool Compares => false;

    protected override IReadOnlyList<string> Grains => [];

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress => Which.Values;

    private LeadsQuery Which => new(
        Value("list"), Value("stage"), Value("before"), Value("next"), Value("first"), Value("reached"), Value("policy"), Value("within"), Value("seen"),
        Value("campaign"), Value("action"), Value("reason"), Value("past"), Value("stayed"), Value("others"));

    /// <summary>Goes to the lead that was looked for; where there is none, the list stays with a word on why.</summary>
    /// <param name="find">An id, or an e-mail address, which only those who may see leads can find.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<IActionResult> OnGetFindAsync(string? find, CancellationToken cancel)
    {
        try
        {
            var isEmail = find?.Contains('@', StringComparison.Ordinal) == true && (await authorization.AuthorizeAsync(User, Policies.ViewLeads)).Succeeded;
            return RedirectToPage("Lead", new { id = isEmail ? await finder.FindByEmailAsync(find!, cancel) : await finder.FindAsync(find ?? "", cancel) });
        }
        catch (MistakeException mistake)
        {
            Missing = (find ?? "", mistake.Message);
            return await OnGetAsync(cancel);
        }
    }

    protected override async Task ReadAsync(CancellationToken cancel) => Found = await leads.ReadAsync(
        Which.Narrowed(Asked), Which.Asked, (long)(Math.Max(1, Wanted) - 1) * PageSize, PageSize, cancel);

    /// <summary>The list in full, each thing in a column of its own.</summary>
    public override async Task<SeenTable> WholeTableAsync(SeenTable shown, CancellationToken cancel)
    {
        var rows = new LeadRows(Words, (await authorization.AuthorizeAsync(User, Policies.ViewLeads)).Succeeded, Workspace.Calendar.Zone, Texts);
        return rows.Whole(shown, leads.AllAsync(Which.Narrowed(Asked), Which.Asked, cancel));
    }

    private string? Value(string name) => Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
}
