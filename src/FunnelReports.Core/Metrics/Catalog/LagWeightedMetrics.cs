namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>The cost with each day's spend given to the days on which its leads arrive.</summary>
internal static class LagWeightedMetrics
{
    private const string Heading = "Lag-weighted";
    private const string Unknown = "No spend is known for the days that it comes from.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("cost-lag-weighted", "Lag-weighted cost", MetricUnit.Money)
        {
            Meaning = "What a lead cost when each day's spend is given to the days on which its leads arrive, the quick and the slow.",
            Formula = "Spend that falls to the period by the distribution of lags ÷ leads that entered for the first time in it.",
            Empty = "Nobody entered for the first time, no spend is known, or the lags are not known.", Heading = Heading, Fields = ["lagWeighted.perLead"],
        },
        new("cost-allocated", "Allocated to the period", MetricUnit.Money)
        {
            Meaning = "Spend that falls to the period, whenever it was spent.",
            Formula = "Brought forward + spent in the period − not yet allocated.", Empty = Unknown, Heading = Heading, Fields = ["lagWeighted.spend"],
        },
        new("cost-brought-forward", "Brought forward", MetricUnit.Money)
        {
            Meaning = "Spent before the period for leads that were still to come when it began.",
            Formula = "Spend of the days before − what they gave to days before the period.", Empty = Unknown, Heading = Heading, Fields = ["broughtForward"],
        },
        new("cost-spent", "Spent in the period", MetricUnit.Money)
        {
            Meaning = "What was spent on the days of the period, up to the last day counted.",
            Formula = "The spend of these days.", Empty = Unknown, Heading = Heading, Fields = ["spent"],
        },
        new("cost-not-yet-allocated", "Not yet allocated", MetricUnit.Money)
        {
            Meaning = "Spent by the end of the period for leads that are still to come.",
            Formula = "Spend up to the last day counted that falls to days after it.", Empty = Unknown, Heading = Heading, Fields = ["notYetAllocated"],
        },
        new("cost-weight-known", "Weight with known spend", MetricUnit.Rate)
        {
            Meaning = "For what share of all that falls to the period the spend is known.",
            Formula = "The weight of the days with known spend ÷ the weight of all days that give to the period.",
            Empty = "No day gives to the period.", Heading = Heading, Fields = ["weightKnown"],
        },
        new("cost-lag-leads", "Leads of the lags", MetricUnit.Leads)
        {
            Meaning = "How many leads the distribution of lags comes from.",
            Formula = "First entries of the period, or of twelve months when they are fewer than 30; 1 for a fixed lag.", Heading = Heading, Fields = ["lagWeighted.leads"],
        },
        new("cost-longest-lag", "Longest lag", MetricUnit.Days)
        {
            Meaning = "The longest time that any of these leads took from entering the funnel to entering the stage.",
            Formula = "The largest of their lags in calendar days.", Heading = Heading, Fields = ["longestLagDays"],
        },
    ];
}
