using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Restatement;

/// <summary>The leads behind a part of a restatement.</summary>
[Exported]
public sealed class LeadsModel(RestatedLeadList list, WorkspaceStore workspaces, IStringLocalizer<SharedResource> text, Format format, IAuthorizationService authorization)
    : PageModel, IFiled
{
    private const int PageSize = 50;

    [FromQuery]
    public string? Day { get; init; }

    [FromQuery]
    public string? Stage { get; init; }

    [FromQuery]
    public string? Cause { get; init; }

    [FromQuery]
    public string? Segment { get; init; }

    [FromQuery(Name = Pager.QueryName)]
    public int Wanted { get; init; } = 1;

    /// <summary>What was wrong with the question, in words; null when nothing.</summary>
    public string? Mistake { get; private set; }

    public RestatedLeadPage Found { get; private set; } = null!;

    /// <summary>False when some of the leads may not stand behind the part.</summary>
    public bool AreSure => Found.Change is not null;

    public Pager Pager => new(Found.Total, PageSize, Wanted);

    /// <summary>The words of the page.</summary>
    public RestatementWords Words => new(text, format);

    /// <inheritdoc />
    public IEnumerable<string?> Subject => [Day, Stage, Cause, Segment];

    /// <summary>The list in full.</summary>
    public async Task<SeenTable> WholeTableAsync(SeenTable shown, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var rows = new RestatedLeadRows((await authorization.AuthorizeAsync(User, Policies.ViewLeads)).Succeeded, text);
        return shown with { Rows = rows.Of(await list.ReadAsync(Day, Stage, Cause, Segment, 0, int.MaxValue, cancel)).ToAsyncEnumerable() };
    }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ViewData.SetAsOf(null, (await workspaces.ReadAsync(cancel)).Calendar.ZoneId);
        try
        {
            Found = await list.ReadAsync(Day, Stage, Cause, Segment, (long)(Math.Max(1, Wanted) - 1) * PageSize, PageSize, cancel);
        }
        catch (MistakeException mistake)
        {
            Mistake = mistake.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
