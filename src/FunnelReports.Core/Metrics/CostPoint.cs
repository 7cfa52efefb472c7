using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Metrics;

/// <summary>A point of the moving average of the cost per lead.</summary>
/// <param name="Bucket">The last of the buckets that are averaged.</param>
/// <param name="Cost">Spend, leads and cost of all these buckets together; unknown until the spend is known for every day of them.</param>
public sealed record CostPoint(Bucket Bucket, CostPerLead Cost);
