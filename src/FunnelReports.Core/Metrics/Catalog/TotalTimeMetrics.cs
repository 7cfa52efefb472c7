namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>The way from entering the funnel to a stage.</summary>
internal static class TotalTimeMetrics
{
    private const string Heading = "Total time: from entering the funnel to entering a stage";
    private const string Nobody = "Nobody entered the stage for the first time in the period.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("velocity-total-leads", "Leads that got there", MetricUnit.Leads)
        {
            Meaning = "How many leads entered the stage for the first time in the period: what the total times are taken over.",
            Formula = "Leads whose first entry into the stage lies in the period.",
            Heading = Heading, Fields = ["total.leads"],
        },
        new("velocity-total-mean", "Average total time", MetricUnit.Days)
        {
            Meaning = "How long leads took on average from their first entry into the funnel to their first into the stage.",
            Formula = "The seconds that they took, added up and divided by their number; a day has 86,400 seconds.",
            Empty = Nobody, Heading = Heading, Fields = ["total.meanDays"],
        },
        new("velocity-total-median", "Median total time", MetricUnit.Days)
        {
            Meaning = "Half of the leads took at most so many calendar days from entering the funnel to entering the stage.",
            Formula = "The middle of their times in calendar days; 0 where both entries fell on one day.",
            Empty = Nobody, Source = "Hyndman and Fan 1996, type 7", Heading = Heading, Fields = ["total.medianDays"],
        },
        new("velocity-total-p90", "90th percentile of total time", MetricUnit.Days)
        {
            Meaning = "Nine in ten of the leads took at most so many calendar days from entering the funnel to entering the stage.",
            Formula = "The time at rank (n − 1) × 0.9, in calendar days.",
            Empty = Nobody, Source = "Hyndman and Fan 1996, type 7", Heading = Heading, Fields = ["total.p90Days"],
        },
    ];
}
