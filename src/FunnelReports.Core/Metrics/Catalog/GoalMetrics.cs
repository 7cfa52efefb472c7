namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>How many of each a revenue goal takes.</summary>
internal static class GoalMetrics
{
    private const string Heading = "Lead goal";
    private const string Unknown = "A rate on the way from the goal is 0 or not known, so no number is enough.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("goal-customers", "Customers needed", MetricUnit.Leads)
        {
            Meaning = "New customers that it takes to reach the revenue goal.",
            Formula = "Revenue ÷ average deal, rounded up; or as they were given.", Empty = "No goal was named, or the average deal is not known.", Heading = Heading, Fields = ["needed.customers"],
        },
        new("goal-sqls", "SQLs needed", MetricUnit.Leads)
        {
            Meaning = "SQLs that it takes to win these customers.",
            Formula = "Customers needed ÷ close rate, rounded up.", Empty = Unknown, Heading = Heading, Fields = ["needed.sqls"],
        },
        new("goal-mqls", "MQLs needed", MetricUnit.Leads)
        {
            Meaning = "MQLs that it takes to have these SQLs.",
            Formula = "SQLs needed ÷ the share of MQLs that become SQLs, rounded up.", Empty = Unknown, Heading = Heading, Fields = ["needed.mqls"],
        },
        new("goal-leads", "Leads needed", MetricUnit.Leads)
        {
            Meaning = "Leads that it takes to have these MQLs.",
            Formula = "MQLs needed ÷ the share of leads that become MQLs, rounded up.", Empty = Unknown, Heading = Heading, Fields = ["needed.leads"],
        },
        new("goal-visits", "Visits needed", MetricUnit.Visits)
        {
            Meaning = "Visits that it takes to win these leads.",
            Formula = "Leads needed ÷ the share of visits that leave a lead, rounded up.", Empty = Unknown, Heading = Heading, Fields = ["needed.visits"],
        },
    ];
}
