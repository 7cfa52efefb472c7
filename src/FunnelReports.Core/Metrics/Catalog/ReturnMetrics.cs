namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>What came back of the spend.</summary>
internal static class ReturnMetrics
{
    private const string Heading = "Return";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("cost-return", "Revenue ÷ spend", MetricUnit.Ratio)
        {
            Meaning = "How many times the spend of the period has come back so far from the leads that came in with it.",
            Formula = "Amounts of the period's leads as customers ÷ spend of the same days.",
            Empty = "The spend is not known for every day, or is nothing, or no customer's amount is known.", Heading = Heading, Fields = ["perSpend"],
        },
        new("cost-revenue", "Revenue", MetricUnit.Money)
        {
            Meaning = "What the leads that came in in the period have brought as customers, up to the last day counted.",
            Formula = "The amounts of their entries into the customer stage, added up.",
            Empty = "There are customers and not one amount is known.", Heading = Heading, Fields = ["revenue"],
        },
        new("cost-return-leads", "Leads that came in", MetricUnit.Leads)
        {
            Meaning = "Leads that first entered the funnel in the period.",
            Formula = "Each lead once, on the day of its first entry into any stage.", Heading = Heading, Fields = ["return.leads", "cohorts.leads"],
        },
        new("cost-customers", "Of these, customers", MetricUnit.Leads)
        {
            Meaning = "Those of the leads that came in that have become customers by the last day counted.",
            Formula = "Leads with an entry into the stage with the role Customer.", Heading = Heading, Fields = ["customers"],
        },
        new("cost-with-amount", "Customers with an amount", MetricUnit.Leads)
        {
            Meaning = "The customers of whom an amount is known; while some are missing, revenue is a lower limit.",
            Formula = "Customers with at least one amount.", Heading = Heading, Fields = ["withAmount"],
        },
    ];
}
