using FunnelReports.Core;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Leads;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Pages.Leads;
using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Api;

/// <summary><c>/api/v1/leads</c>: the leads behind a number, by the same query as the page. Ids alone: names are personal data.</summary>
public static class LeadsApi
{
    private const int PageSize = 1_000;

    public static IEndpointRouteBuilder MapLeads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/leads", ListAsync).RequireAuthorization(Policies.ViewReports).WithTags("Leads");
        return endpoints;
    }

    private static async Task<IResult> ListAsync(
        LeadList list, [AsParameters] LeadsQuery which, [FromQuery] string? period, [FromQuery] string[]? segment, [FromQuery] string? asOf, [FromQuery] int? p, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(period))
            return TypedResults.Problem("Name a period: ?period=2018-Q1, 2018-03, 2018-W09 or 2018-03-01..2018-03-31.", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var request = which.Narrowed(new ReportRequest(period, FilterText.Join(segment ?? []), AsOf: asOf));
            var page = Math.Max(1, p ?? 1);
            var found = await list.ReadAsync(request, which.Asked, (long)(page - 1) * PageSize, PageSize, cancel);
            var leads = found.Leads.Select(l => new
            {
                l.LeadId,
                l.Lead.ExternalId,
                stage = l.Stage.Key,
                entered = l.Entered.ToUtc(),
                from = l.From?.Key,
                left = l.Left?.ToUtc(),
                to = l.To?.Key,
                l.Days,
            });
            return TypedResults.Json(
                new { list = LeadsAsked.WordOf(found.Asked.Kind), stage = found.Asked.Stage?.Key, found.Total, page, pages = (found.Total + PageSize - 1) / PageSize, leads }, ReportJson.Options);
        }
        catch (MistakeException mistake)
        {
            return TypedResults.Problem(mistake.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
