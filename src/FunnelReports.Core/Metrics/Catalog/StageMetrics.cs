namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>The account of a stage.</summary>
internal static class StageMetrics
{
    private const string Heading = "Stage counts";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("stages-opening", "At the start", MetricUnit.Leads)
        {
            Meaning = "Leads in the stage when the period starts.",
            Formula = "The count at the end of the period before.",
            Heading = Heading, Fields = ["opening"],
        },
        new("stages-inflow", "Entered", MetricUnit.Stays)
        {
            Meaning = "Leads that came into the stage in the period; one that comes back counts again.",
            Formula = "All stays that began in the period, re-entries included.",
            Heading = Heading, Fields = ["inflow"],
        },
        new("stages-outflow", "Left", MetricUnit.Stays)
        {
            Meaning = "Leads that left the stage in the period, to any other stage.",
            Formula = "All stays that ended in the period.",
            Heading = Heading, Fields = ["outflow"],
        },
        new("stages-closing", "At the end", MetricUnit.Leads)
        {
            Meaning = "Leads in the stage at the end of the period, or of the last day counted.",
            Formula = "At the start + entered − left.",
            Heading = Heading, Fields = ["closing"],
        },
        new("stages-exits", "Left to", MetricUnit.Stays)
        {
            Meaning = "Leads that left the stage in the period, by the stage they went to.",
            Formula = "The stays that ended in the period, one count for each next stage; together they make up those that left.",
            Heading = Heading, Fields = ["exits.n"],
        },
    ];
}
