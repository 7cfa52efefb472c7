namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>Time in a stage with those still waiting counted in.</summary>
internal static class SurvivalMetrics
{
    private const string Heading = "Survival: counting those still waiting";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("velocity-survival-median", "Half leave within", MetricUnit.Days)
        {
            Meaning = "Within so many days half of those who enter have left, those still waiting counted in: the number to plan with.",
            Formula = "Over all stays entered in the period (Kaplan–Meier, until any exit), the first age in whole days at which at most half are still waiting.",
            Empty = "Not reached: fewer than half are known to have left. Or nobody entered.",
            Source = "Kaplan and Meier 1958", Heading = Heading, Fields = ["survival.medianDays"],
        },
        new("velocity-survival-limits", "95 % limits of “half leave within”", MetricUnit.Days)
        {
            Meaning = "Between these the true median lies in 19 of 20 cases.",
            Formula = "The first ages at which the lower and the upper limit of the share still waiting are at most one half.",
            Empty = "Not reached: the limit of the share never comes down to one half.",
            Source = "Brookmeyer and Crowley 1982", Heading = Heading, Fields = ["survival.low", "survival.high"],
        },
        new("velocity-survival-entered", "Stays entered", MetricUnit.Stays)
        {
            Meaning = "How many stays in the stage began in the period.",
            Formula = "Those that have ended + those still waiting.",
            Heading = Heading, Fields = ["survival.n"],
        },
        new("velocity-survival-exits", "Of these, left", MetricUnit.Stays)
        {
            Meaning = "How many of the stays that began in the period have ended by the last day counted.",
            Formula = "Stays entered in the period with an exit.",
            Heading = Heading, Fields = ["survival.events"],
        },
        new("velocity-waiting", "Still waiting", MetricUnit.Stays)
        {
            Meaning = "How many of the stays that began in the period are still open on the last day counted.",
            Formula = "Stays entered in the period − those of them that have ended.",
            Heading = Heading, Fields = ["survival.open"],
        },
        new("velocity-survival-curve", "Share still waiting", MetricUnit.Rate)
        {
            Meaning = "The share of those who entered that is still in the stage after so many days.",
            Formula = "The product, over the days on which somebody left, of 1 − those that left ÷ those at risk.",
            Source = "Kaplan and Meier 1958", Heading = Heading, Fields = ["curve.waiting"],
        },
        new("velocity-survival-curve-limits", "95 % limits of the share still waiting", MetricUnit.Rate)
        {
            Meaning = "Between these the true share lies in 19 of 20 cases.",
            Formula = "Greenwood's variance on the log(−log) scale.",
            Empty = "Everybody has left.",
            Source = "Greenwood 1926", Heading = Heading, Fields = ["curve.low", "curve.high"],
        },
        new("velocity-at-risk", "At risk", MetricUnit.Stays)
        {
            Meaning = "How many stays were still seen to be open just before the day.",
            Formula = "Stays entered − those that ended before it − those that have been seen for fewer days.",
            Heading = Heading, Fields = ["curve.atRisk"],
        },
        new("velocity-survival-steps", "Left since the point before", MetricUnit.Stays)
        {
            Meaning = "How many left since the point of the curve before this one, up to and on its day.",
            Formula = "A count; over the whole curve it makes up all that left.",
            Heading = Heading, Fields = ["curve.exits"],
        },
    ];
}
