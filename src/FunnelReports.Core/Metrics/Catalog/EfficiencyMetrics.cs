namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>How well a stage feeds another: the flow of the period, and the fate of those who entered in it.</summary>
internal static class EfficiencyMetrics
{
    private const string Heading = "Efficiency: how well a stage feeds another";
    private const string Unseen = "Too few leads have been seen for so long in the last two years.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("efficiency-volume", "Volume rate", MetricUnit.Rate)
        {
            Meaning = "How many moved on in the period for each that came in; it can pass 100 %, because who moves on now may have come in before.",
            Formula = "Moves straight from the first stage to the second ÷ entries into the first, both in the period.",
            Empty = "Nobody entered the first stage in the period.", Heading = Heading, Fields = ["volume.rate", "volumes.rate"],
        },
        new("efficiency-volume-entered", "Entries into the first stage", MetricUnit.Stays)
        {
            Meaning = "Entries into the first stage in the period, re-entries included.",
            Formula = "All stays in it that began in the period.", Heading = Heading, Fields = ["volume.entered", "volumes.entered"],
        },
        new("efficiency-volume-advanced", "Moves to the second stage", MetricUnit.Moves)
        {
            Meaning = "Moves straight from the first stage to the second in the period.",
            Formula = "All such moves, whenever the lead had entered the first stage.", Heading = Heading, Fields = ["volume.advanced", "volumes.advanced"],
        },
        new("efficiency-passed-over", "Moves past the second stage", MetricUnit.Moves)
        {
            Meaning = "Moves in the period from the first stage to one later than the second; they are not in the volume rate.",
            Formula = "A count of such moves.", Heading = Heading, Fields = ["volume.passedOver", "volumes.passedOver"],
        },
        new("efficiency-cohort", "Cohort rate", MetricUnit.Rate)
        {
            Meaning = "The share of the leads that first entered in the period that has reached the second stage by the last day counted.",
            Formula = "Leads that have reached it, or gone past it unless the policy is strict, ÷ leads that first entered in the period.",
            Empty = "Nobody first entered in the period.", Heading = Heading, Fields = ["cohort.rate", "cohorts.rate"],
        },
        new("efficiency-entered", "Leads in the cohort", MetricUnit.Leads)
        {
            Meaning = "Leads that entered the first stage for the first time in the period.",
            Formula = "Each lead once, on the day of its first entry.", Heading = Heading, Fields = ["cohort.entered", "cohorts.entered"],
        },
        new("efficiency-advanced", "Of these, reached the second stage", MetricUnit.Leads)
        {
            Meaning = "Leads of the cohort that have reached the second stage by the last day counted, or in time.",
            Formula = "By the policy that the report names: reached or later, or strict.",
            Heading = Heading, Fields = ["cohort.advanced", "cohorts.advanced", "cohorts.reached", "cohorts.reachedSoFar", "horizons.advanced"],
        },
        new("efficiency-inferred", "Inferred", MetricUnit.Leads)
        {
            Meaning = "Leads of the cohort that went past the second stage without entering it: that they passed through is inferred.",
            Formula = "Leads that entered a later stage of the success path before the second, or without it.", Heading = Heading, Fields = ["cohort.inferred"],
        },
        new("efficiency-limits", "95 % limits of a cohort rate", MetricUnit.Rate)
        {
            Meaning = "Between these the true rate lies in 19 of 20 cases.",
            Formula = "The Wilson score interval of the two counts.", Empty = "Nobody first entered.", Source = "Wilson 1927",
            Heading = "Rates: Wilson", Fields = ["cohort.low", "cohort.high", "cohorts.low", "cohorts.high", "horizons.low", "horizons.high"],
        },
        new("efficiency-horizon", "Rate within 30, 60 and 90 days", MetricUnit.Rate)
        {
            Meaning = "The share that had reached the second stage so many days after entering, which compares young periods with old ones fairly.",
            Formula = "Leads that got there in time ÷ leads that have been seen for so long.",
            Empty = "No lead has been seen for so long.", Heading = Heading, Fields = ["horizons.rate"],
        },
        new("efficiency-eligible", "Leads seen for so long", MetricUnit.Leads)
        {
            Meaning = "Leads of the cohort that came in long enough ago to be judged.",
            Formula = "Those of the weeks, or ends of weeks that the period cuts, that ended so many days before the last day counted.",
            Heading = Heading, Fields = ["horizons.eligible"],
        },
        new("efficiency-shares", "Rate by age", MetricUnit.Rate)
        {
            Meaning = "The share of one week's or month's cohort that had reached the second stage by the end of each further week or month.",
            Formula = "Leads that got there by then ÷ leads of the cohort, as long as all of them have been seen.", Heading = Heading, Fields = ["cohorts.shares", "cohorts.soFar"],
        },
        new("efficiency-projected", "Projected rate", MetricUnit.Rate)
        {
            Meaning = "What the cohort rate will come to when those who still wait have had their time.",
            Formula = "Those that are there + for each that waits the chance to get there still, by the leads of the last two years; ÷ leads of the cohort.",
            Empty = Unseen, Heading = Heading, Fields = ["projected.rate"],
        },
        new("efficiency-projected-limits", "95 % limits of the projected rate", MetricUnit.Rate)
        {
            Meaning = "Between these the rate will come to lie in 19 of 20 cases.",
            Formula = "The error of the curve of the last two years and the luck of the draw together.",
            Empty = Unseen, Heading = Heading, Fields = ["projected.low", "projected.high"],
        },
        new("efficiency-projected-days", "Projected to", MetricUnit.Days)
        {
            Meaning = "How many days after entering the projection ends.",
            Formula = "The last age of which at least 20 leads of the last two years have been seen.", Empty = Unseen, Heading = Heading, Fields = ["projected.byDays"],
        },
        new("efficiency-mature-days", "Mature after", MetricUnit.Days)
        {
            Meaning = "The days within which nine in ten of those that get there do so.",
            Formula = "The 90th percentile of the time it takes, by the leads of the last two years.", Empty = Unseen, Heading = Heading, Fields = ["matureDays"],
        },
        new("efficiency-mature", "Share that is mature", MetricUnit.Rate)
        {
            Meaning = "The share of the cohort that has been seen long enough for its rate to be nearly final.",
            Formula = "Leads seen for as many days as nine in ten take ÷ leads of the cohort.", Empty = Unseen, Heading = Heading, Fields = ["matureShare"],
        },
    ];
}
