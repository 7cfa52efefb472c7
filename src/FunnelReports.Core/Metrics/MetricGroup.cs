namespace FunnelReports.Core.Metrics;

/// <summary>The metrics of one report.</summary>
/// <param name="Report">The report as its address names it; keys begin with it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Metrics">In the order in which they are best read.</param>
public sealed record MetricGroup(string Report, string Title, IReadOnlyList<Metric> Metrics);
