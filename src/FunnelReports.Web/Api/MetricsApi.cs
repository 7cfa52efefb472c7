using FunnelReports.Core.Metrics;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Api;

/// <summary><c>/api/v1/metrics</c>: what every number of the reports means.</summary>
public static class MetricsApi
{
    /// <summary>Maps the catalogue.</summary>
    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/metrics", () => TypedResults.Json(MetricCatalog.Groups, ReportJson.Options))
            .RequireAuthorization(Policies.ViewReports).WithTags("Metrics");
        return endpoints;
    }
}
