namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>How long the stays lasted that were left in the period.</summary>
internal static class VelocityMetrics
{
    private const string Heading = "Mean, median and 90th percentile of stays left";
    private const string Quantile = "Hyndman and Fan 1996, type 7";
    private const string Nobody = "Nobody left in the period.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("velocity-exits", "Stays left", MetricUnit.Stays)
        {
            Meaning = "How many stays in the stage ended in the period: what mean, median and 90th percentile are taken over.",
            Formula = "All stays that ended in the period, whenever they began.",
            Heading = Heading, Fields = ["exits"],
        },
        new("velocity-mean", "Average of those who left", MetricUnit.Days)
        {
            Meaning = "How long the stays that ended in the period lasted on average; a few long waits pull it up.",
            Formula = "The seconds that they lasted, added up and divided by their number; a day has 86,400 seconds.",
            Empty = Nobody, Heading = Heading, Fields = ["meanDays"],
        },
        new("velocity-median", "Median of those who left", MetricUnit.Days)
        {
            Meaning = "Half of the stays that ended in the period were shorter; leads still waiting are not in it.",
            Formula = "The middle of the stays that ended, by length, within 0.5 % of the exact one.",
            Empty = Nobody, Source = Quantile, Heading = Heading, Fields = ["medianDays"],
        },
        new("velocity-p90", "90th percentile of those who left", MetricUnit.Days)
        {
            Meaning = "Nine in ten of the stays that ended in the period were shorter.",
            Formula = "The length at rank (n − 1) × 0.9 of the stays that ended, within 0.5 % of the exact one.",
            Empty = Nobody, Source = Quantile, Heading = Heading, Fields = ["p90Days"],
        },
        new("velocity-distribution", "Stays by length", MetricUnit.Stays)
        {
            Meaning = "How many of the stays that ended in the period lasted about how long.",
            Formula = "The stays that ended, counted in ten spans from under a day to a year or more; together they make up the stays left.",
            Heading = "Distribution: how many stayed about how long", Fields = ["distribution.exits"],
        },
    ];
}
