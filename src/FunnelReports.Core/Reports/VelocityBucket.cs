namespace FunnelReports.Core.Reports;

/// <summary>The stays left in one month or week.</summary>
/// <param name="Bucket">The month or week in the period syntax; only its days in the period count.</param>
/// <param name="Stages">The stages of the report, in its order.</param>
public sealed record VelocityBucket(string Bucket, IReadOnlyList<StageBucketVelocity> Stages);

/// <summary>How long the stays of a stage lasted that were left in a month or week; null without any.</summary>
public sealed record StageBucketVelocity(string Key, long Exits, double? MeanDays, double? MedianDays, double? P90Days);
