namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>The rates by which a goal is taken apart, and how far the period has come.</summary>
internal static class GoalRateMetrics
{
    private const string Heading = "Own rates and progress";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("goal-revenue", "Revenue goal", MetricUnit.Money)
        {
            Meaning = "The revenue that the period is to bring.", Formula = "As it was given.",
            Empty = "The goal is a number of customers, or none was named.", Heading = Heading, Fields = ["revenue"],
        },
        new("goal-deal", "Average deal", MetricUnit.Money)
        {
            Meaning = "What a customer brings.",
            Formula = "As it was given; else the revenue of customers ÷ customers with a known amount, of the leads that came in in the twelve whole months before the period.",
            Empty = "No customer of these months has a known amount.", Heading = Heading, Fields = ["deal.average"],
        },
        new("goal-deal-revenue", "Revenue of the average deal", MetricUnit.Money)
        {
            Meaning = "What the customers have brought that the average deal is measured by.", Formula = "The amounts of their entries into the customer stage, added up.",
            Empty = "The average deal was given, or no amount is known.", Heading = Heading, Fields = ["deal.revenue"],
        },
        new("goal-deal-customers", "Customers of the average deal", MetricUnit.Leads)
        {
            Meaning = "The customers that the average deal is measured by.", Formula = "Customers with at least one amount, of the leads that came in in the twelve months.",
            Empty = "The average deal was given.", Heading = Heading, Fields = ["deal.customers"],
        },
        new("goal-rate", "Rate", MetricUnit.Rate)
        {
            Meaning = "The share of the leads of one stage that come to the next.",
            Formula = "As it was given; else by cohort: leads that have reached the stage or a later one ÷ leads that first entered the other in the twelve whole months before the period.",
            Empty = "Nobody entered in these months; visits are not recorded.", Heading = Heading, Fields = ["rates.rate"],
        },
        new("goal-rate-reached", "Reached", MetricUnit.Leads)
        {
            Meaning = "Those of the leads that have reached the stage, or a later one, by the last day counted.", Formula = "The numerator of the rate.", Heading = Heading, Fields = ["rates.numerator"],
        },
        new("goal-rate-entered", "Entered in the twelve months", MetricUnit.Leads)
        {
            Meaning = "Leads that first entered the stage in the twelve months.", Formula = "The denominator of the rate.", Heading = Heading, Fields = ["rates.denominator"],
        },
        new("goal-rate-limits", "95 % limits of a rate", MetricUnit.Rate)
        {
            Meaning = "Between these the true rate lies in 19 of 20 cases.", Formula = "The Wilson score interval of reached and entered.",
            Empty = "The rate was given, or is not known.", Source = "Wilson 1927", Heading = "Rates: Wilson", Fields = ["rates.low", "rates.high"],
        },
        new("goal-entered", "So far", MetricUnit.Leads)
        {
            Meaning = "Leads that have first entered the stage in the period.", Formula = "Each lead once, on the day of its first entry.", Heading = Heading, Fields = ["progress.entered"],
        },
        new("goal-needed", "Needed", MetricUnit.Leads)
        {
            Meaning = "How many of the stage the goal takes.", Formula = "From the end of the funnel to its beginning, each step rounded up.",
            Empty = "No goal was named, or a rate on the way is 0 or not known.", Heading = Heading, Fields = ["progress.needed"],
        },
        new("goal-progress", "Share of the goal", MetricUnit.Rate)
        {
            Meaning = "How much of what the stage needs has come so far.", Formula = "So far ÷ needed.",
            Empty = "It is not known how many are needed, or none.", Heading = Heading, Fields = ["progress.share"],
        },
        new("goal-days", "Days gone", MetricUnit.Days)
        {
            Meaning = "How many days of the period are gone, and how many it has.", Formula = "Days up to the last day counted, this one included.", Heading = Heading, Fields = ["daysGone", "days"],
        },
        new("goal-days-share", "Share of the days", MetricUnit.Rate)
        {
            Meaning = "How much of the period is gone: what the share of the goal is to be compared with.", Formula = "Days gone ÷ days of the period.", Heading = Heading, Fields = ["daysShare"],
        },
    ];
}
