using FunnelReports.Core;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Auth;
using Microsoft.AspNetCore.Mvc;

namespace FunnelReports.Web.Api;

/// <summary><c>/api/v1/reports</c>: the documents that pages and command line show.</summary>
public static class ReportsApi
{
    /// <summary>Maps one address for each report.</summary>
    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder endpoints)
    {
        var reports = endpoints.MapGroup("/api/v1/reports").RequireAuthorization(Policies.ViewReports).WithTags("Reports").AddEndpointFilter<TaggedReports>();
        reports.MapGet("/stages", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.StagesAsync, query, cancel));
        reports.MapGet("/velocity", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.VelocityAsync, query, cancel));
        reports.MapGet("/efficiency", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.EfficiencyAsync, query, cancel));
        reports.MapGet("/cost", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.CostAsync, query, cancel));
        reports.MapGet("/conversions", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.ConversionsAsync, query, cancel));
        reports.MapGet("/acceptance", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.AcceptanceAsync, query, cancel));
        reports.MapGet("/forecast", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.ForecastAsync, query with { Period = query.Period ?? "ahead" }, cancel));
        reports.MapGet("/restatement", (ReportDesk desk, [AsParameters] Query query, CancellationToken cancel) => AnswerAsync(desk.RestatementAsync, query, cancel));
        reports.MapGet(
            "/goal",
            (ReportDesk desk, [AsParameters] Query query, [AsParameters] Goal goal, CancellationToken cancel) =>
                AnswerAsync((request, stop) => desk.GoalAsync(request with { Goal = goal.Terms }, stop), query, cancel));
        reports.MapGet("/restatement/leads", RestatedLeadsAsync);
        return endpoints;
    }

    // Ids alone: names are personal data.
    private static async Task<IResult> RestatedLeadsAsync(
        RestatedLeadList list, [FromQuery] string? day, [FromQuery] string? stage, [FromQuery] string? cause, [FromQuery] string[]? segment, CancellationToken cancel)
    {
        try
        {
            var page = await list.ReadAsync(day, stage, cause, FilterText.Join(segment ?? []), 0, int.MaxValue, cancel);
            var leads = page.Leads.Select(l => new { l.LeadId, l.Lead.ExternalId, l.Change.Inflow, l.Change.Outflow, l.Change.Closing });
            return TypedResults.Json(new { page.Day, stage = page.Stage.Key, page.Cause, page.Change, page.Total, leads }, ReportJson.Options);
        }
        catch (MistakeException mistake)
        {
            return TypedResults.Problem(mistake.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> AnswerAsync<TDocument>(
        Func<ReportRequest, CancellationToken, Task<TDocument>> answer, Query query, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(query.Period))
            return TypedResults.Problem("Name a period: ?period=2018-Q1, 2018-03, 2018-W09 or 2018-03-01..2018-03-31.", statusCode: StatusCodes.Status400BadRequest);
        try
        {
            var request = new ReportRequest(query.Period, FilterText.Join(query.Segment ?? []), query.Grain, query.AsOf, query.Stage, query.From, query.To, query.Policy, query.By);
            return TypedResults.Json(await answer(request, cancel), ReportJson.Options);
        }
        catch (MistakeException mistake)
        {
            return TypedResults.Problem(mistake.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The query string of a report.</summary>
    private sealed record Query(
        [FromQuery] string? Period, [FromQuery] string[]? Segment, [FromQuery] string? Grain, [FromQuery] string? AsOf, [FromQuery] string? Stage,
        [FromQuery] string? From, [FromQuery] string? To, [FromQuery] string? Policy, [FromQuery] string? By);

    /// <summary>What the query string of a goal has more.</summary>
    private sealed record Goal(
        [FromQuery] string? Revenue, [FromQuery] string? Customers, [FromQuery] string? Deal, [FromQuery] string? CloseRate, [FromQuery] string? MqlToSql,
        [FromQuery] string? LeadToMql, [FromQuery] string? VisitToLead)
    {
        public GoalTerms Terms => new(Revenue, Customers, Deal, CloseRate, MqlToSql, LeadToMql, VisitToLead);
    }
}
