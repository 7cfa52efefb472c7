using FunnelReports.Core.Metrics.Catalog;

namespace FunnelReports.Core.Metrics;

/// <summary>Every metric that a report gives, said once: the glossary, the explanations beside the numbers and the API read it here.</summary>
public static class MetricCatalog
{
    /// <summary>The metrics by report, in the order of the menu.</summary>
    public static IReadOnlyList<MetricGroup> Groups { get; } =
    [
        new("stages", "Stage counts", StageMetrics.All),
        new("velocity", "Velocity", [.. VelocityMetrics.All, .. SurvivalMetrics.All, .. TotalTimeMetrics.All]),
        new("efficiency", "Efficiency", EfficiencyMetrics.All),
        new("conversions", "Conversions", ConversionMetrics.All),
        new("acceptance", "Acceptance by sales", AcceptanceMetrics.All),
        new("cost", "Cost", [.. CostMetrics.All, .. LagWeightedMetrics.All, .. ReturnMetrics.All]),
        new("forecast", "Forecast", ForecastMetrics.All),
        new("restatement", "Restatement", RestatementMetrics.All),
        new("goal", "Lead goal", [.. GoalMetrics.All, .. GoalRateMetrics.All]),
    ];

    private static readonly Dictionary<string, Metric> ByKey = Groups.SelectMany(g => g.Metrics).ToDictionary(m => m.Key, StringComparer.Ordinal);

    /// <summary>The metric of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Metric Of(string key) => ByKey[key];
}
