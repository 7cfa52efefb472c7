namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>What sales made of the leads that were handed over.</summary>
internal static class AcceptanceMetrics
{
    private const string Heading = "Acceptance by sales";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("acceptance-rate", "Acceptance", MetricUnit.Rate)
        {
            Meaning = "The share of the handed-over leads on which sales decided that sales accepted.",
            Formula = "Accepted ÷ (accepted + rejected).", Empty = "Sales have decided on none of them yet.", Heading = Heading, Fields = ["acceptance.rate"],
        },
        new("acceptance-limits", "95 % limits of the acceptance", MetricUnit.Rate)
        {
            Meaning = "Between these the true acceptance lies in 19 of 20 cases.",
            Formula = "The Wilson score interval of accepted and decided.", Empty = "Sales have decided on none of them yet.", Source = "Wilson 1927",
            Heading = "Rates: Wilson", Fields = ["acceptance.low", "acceptance.high"],
        },
        new("acceptance-handed-over", "Handed over", MetricUnit.Stays)
        {
            Meaning = "Leads handed over to sales in the period; one that comes back is handed over again.",
            Formula = "All stays in the stage that began in the period.", Heading = Heading, Fields = ["handedOver"],
        },
        new("acceptance-accepted", "Accepted", MetricUnit.Stays)
        {
            Meaning = "Of the leads handed over, those that moved on.",
            Formula = "Stays that ended by a move to a later stage of the success path.", Heading = Heading, Fields = ["accepted"],
        },
        new("acceptance-rejected", "Rejected", MetricUnit.Stays)
        {
            Meaning = "Of the leads handed over, those that sales sent back.",
            Formula = "Stays that ended in the stage with the role Rejected.", Heading = Heading, Fields = ["rejected"],
        },
        new("acceptance-decided", "Decided", MetricUnit.Stays)
        {
            Meaning = "Of the leads handed over, those on which sales said yes or no.",
            Formula = "Accepted + rejected.", Heading = Heading, Fields = ["decided"],
        },
        new("acceptance-other", "Ended otherwise", MetricUnit.Stays)
        {
            Meaning = "Of the leads handed over, those that were recycled, lost or moved back.",
            Formula = "Stays that ended by any other move.", Heading = Heading, Fields = ["other"],
        },
        new("acceptance-waiting", "Waiting", MetricUnit.Stays)
        {
            Meaning = "Of the leads handed over, those that are still in the stage on the last day counted.",
            Formula = "Handed over − accepted − rejected − ended otherwise.", Heading = Heading, Fields = ["waiting"],
        },
        new("acceptance-rejections", "Rejections", MetricUnit.Moves)
        {
            Meaning = "Rejections that were made in the period, whenever the lead was handed over.",
            Formula = "Moves in the period from the stage to the one with the role Rejected.", Heading = Heading, Fields = ["rejections.n"],
        },
        new("acceptance-reason", "Rejections by reason", MetricUnit.Moves)
        {
            Meaning = "How many of the rejections of the period were given this reason.",
            Formula = "A count; those without a reason are a line of their own.", Heading = Heading, Fields = ["reasons.n"],
        },
        new("acceptance-reason-share", "Share of a reason", MetricUnit.Rate)
        {
            Meaning = "The share of the rejections of the period that were given this reason.",
            Formula = "Its rejections ÷ all rejections of the period.", Empty = "Nothing was rejected.", Heading = Heading, Fields = ["reasons.share"],
        },
    ];
}
