namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>What a lead cost: simple, lag-adjusted, over several buckets.</summary>
internal static class CostMetrics
{
    private const string NoCost = "Nobody entered for the first time, or no spend is known.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("cost-simple", "Simple cost", MetricUnit.Money)
        {
            Meaning = "What a lead cost when it is paid by the spend of the period in which it first entered the stage.",
            Formula = "Spend of the period ÷ leads that entered for the first time in it.",
            Empty = NoCost, Heading = "Simple", Fields = ["simple.perLead", "series.perLead", "lines.perLead"],
        },
        new("cost-lag-adjusted", "Lag-adjusted cost", MetricUnit.Money)
        {
            Meaning = "What a lead cost when it is paid by the spend of the days in which it was won, not of those in which it entered the stage.",
            Formula = "Spend of the period moved back at both ends by the lag ÷ leads that entered for the first time in the period.",
            Empty = "Nobody entered for the first time, no spend is known, or the lag is not known.",
            Heading = "Lag-adjusted", Fields = ["lagAdjusted.perLead", "lagAdjustedSeries.perLead"],
        },
        new("cost-lag", "Lag", MetricUnit.Days)
        {
            Meaning = "How long leads took on average from their first entry into the funnel to their first into the stage.",
            Formula = "Their mean time in whole days, a half rounded up; of twelve months when fewer than 30 leads entered in the period, or as an admin has fixed it.",
            Empty = "No lead entered in the last twelve months.", Heading = "Lag-adjusted", Fields = ["lagDays"],
        },
        new("cost-entered", "First entries", MetricUnit.Leads)
        {
            Meaning = "Leads that entered the stage for the first time in the period; one that comes back was not bought twice.",
            Formula = "Each lead once, on the day of its first entry.", Heading = "Simple", Fields = ["entered"],
        },
        new("cost-spend", "Spend", MetricUnit.Money)
        {
            Meaning = "What was spent in the days that pay for the leads, as far as it is known.",
            Formula = "Monthly budgets spread evenly over their days, with daily actuals in the place of the share that they replace.",
            Empty = "No spend is known, which is not the same as none.", Heading = "Spend",
            Fields = ["simple.spend", "lagAdjusted.spend", "series.spend", "lagAdjustedSeries.spend", "movingAverage.spend", "lines.spend", "return.spend", "cohorts.spend"],
        },
        new("cost-coverage", "Days with known spend", MetricUnit.Days)
        {
            Meaning = "For how many of the days that pay for the leads the spend is known.",
            Formula = "Days whose month has a budget, even of 0, or that have an actual; of all the days.",
            Heading = "Coverage", Fields = ["coverage.known", "coverage.days"],
        },
        new("cost-limits", "95 % limits of a cost", MetricUnit.Money)
        {
            Meaning = "Between these the true cost lies in 19 of 20 cases; few leads make wide limits.",
            Formula = "Spend ÷ the upper and ÷ the lower limit of the count of leads, by its exact Poisson interval.",
            Empty = NoCost, Source = "Garwood 1936", Heading = "Counts and costs: Poisson", Fields = ["low", "high"],
        },
        new("cost-moving-average", "Moving average of the cost", MetricUnit.Money)
        {
            Meaning = "The simple cost over several days, weeks or months up to each, which steadies it.",
            Formula = "Their spend together ÷ their first entries together.",
            Empty = "Nobody entered, or the spend is not known for every day of them.", Heading = "Moving average and change", Fields = ["movingAverage.perLead"],
        },
        new("cost-change", "Change of the simple cost", MetricUnit.Rate)
        {
            Meaning = "How much dearer or cheaper a lead was than in the period before.",
            Formula = "(Now − before) ÷ before, from the unrounded costs.",
            Empty = "One of the two costs is not known.", Heading = "Moving average and change", Fields = ["change"],
        },
    ];
}
