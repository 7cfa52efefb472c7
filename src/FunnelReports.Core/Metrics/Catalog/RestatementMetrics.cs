namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>What was published, what is known now, and why they differ.</summary>
internal static class RestatementMetrics
{
    private const string Heading = "Restatement: what was published and what is known now";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("restatement-was", "Was", MetricUnit.Leads)
        {
            Meaning = "The account of a stage on a day as it was published.",
            Formula = "At the start + entered − left = at the end, counted in the night after the day; it never changes.",
            Heading = Heading, Fields = ["was.opening", "was.inflow", "was.outflow", "was.closing"],
        },
        new("restatement-now", "Now", MetricUnit.Leads)
        {
            Meaning = "The account of the same stage on the same day by all that is known today.",
            Formula = "Was + the changes of all causes.", Heading = Heading, Fields = ["now.opening", "now.inflow", "now.outflow", "now.closing"],
        },
        new("restatement-change", "Change", MetricUnit.Leads)
        {
            Meaning = "By how much a published day differs now.",
            Formula = "Now − was; the causes add up to it.",
            Heading = Heading, Fields = ["change.inflow", "change.outflow", "change.closing", "parts.inflow", "parts.outflow", "parts.closing"],
        },
        new("restatement-leads", "Leads behind a cause", MetricUnit.Leads)
        {
            Meaning = "How many leads a part of the change comes from: the length of the list behind it.",
            Formula = "Leads whose own part of that cause is not nothing.",
            Empty = "It is not known which leads: any can be behind it.", Heading = Heading, Fields = ["parts.leads"],
        },
        new("restatement-days", "Published days", MetricUnit.Days)
        {
            Meaning = "How many days of the period have ended, and how many of them were published.",
            Formula = "Whole days of the reporting time zone.", Heading = Heading, Fields = ["counts.days", "counts.published"],
        },
        new("restatement-changed", "Changed days", MetricUnit.Days)
        {
            Meaning = "How many published days have a stage that is known to be another now.",
            Formula = "Published days with any change.", Heading = Heading, Fields = ["counts.changed"],
        },
        Cause("late", "Learned late", "Moves that were learned after the day was published.", "What the moves that came in since change."),
        Cause("voided", "Voided", "Moves that somebody struck out since.", "What the leads' accounts lose by the moves that were struck out."),
        Cause("merged", "Merged", "Two leads that turned out to be one.", "What is counted once now and was counted twice."),
        Cause("erased", "Erased", "Leads that were erased with their counts.", "What the erased leads had counted."),
        Cause("reattributed", "Moved between segments", "Leads that are in another channel, persona or origin now; over all leads it is nothing.", "What is left over in a segment."),
        Cause("definition", "Counted by another definition", "The time zone or the stages were changed since the day was published.", "What is left over once the other parts are counted by the new definition."),
        Cause("unrecorded", "From before changes were recorded", "The day was published by a version of the program that did not record what it counted.", "The whole difference that times do not explain: it cannot be split."),
        Cause("unexplained", "Unexplained", "The books do not tell; it should never be seen.", "What no other cause explains."),
    ];

    private static Metric Cause(string key, string name, string meaning, string formula) =>
        new("restatement-" + key, name, MetricUnit.Leads) { Meaning = meaning, Formula = formula, Heading = Heading };
}
