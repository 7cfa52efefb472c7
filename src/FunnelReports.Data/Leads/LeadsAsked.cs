namespace FunnelReports.Data.Leads;

/// <summary>Which leads a list is to name, as typed in an address; period, segment, as-of day, stage, the stage to reach and its policy are in the request beside it.</summary>
/// <param name="List">entered, which null is too, left, at-start, at-end, waiting, gone, accepted, rejected, other, decided, cohort, reached, not-reached, inferred, moved, new, became or paid.</param>
/// <param name="Before">Only those who came from this stage; "entry" for those new in the funnel.</param>
/// <param name="Next">Only those who went to this stage.</param>
/// <param name="First">"yes" takes only the first entry of each lead.</param>
/// <param name="Within">Only those who reached the other stage within so many days.</param>
/// <param name="Seen">Only those who have been seen for so many days: the leads of whole weeks, or the ends of weeks that the period cuts, that ended so long before the as-of day.</param>
/// <param name="Campaign">Only moves that this campaign caused; "(none)" for those of which none is known.</param>
/// <param name="Action">Only moves that this action caused; "(none)" as for the campaign.</param>
/// <param name="Reason">Only moves made for this reason; "(none)" for those without one.</param>
/// <param name="Past">Only those who went past this stage, to a later one.</param>
/// <param name="Stayed">Only those who had stayed for so many days: 0, 1, 3, 7, 14, 30, 60, 90, 180 or 365, each up to the next.</param>
/// <param name="Others">"yes" takes only moves whose campaign and action are too rare for the report on conversions to list them.</param>
public sealed record LeadsAsked(
    string? List = null, string? Before = null, string? Next = null, string? First = null, string? Within = null, string? Seen = null,
    string? Campaign = null, string? Action = null, string? Reason = null, string? Past = null, string? Stayed = null, string? Others = null)
{
    /// <summary>In the place of a stage that leads come from: they are new in the funnel.</summary>
    public const string Entry = "entry";

    /// <summary>The word for a kind of list.</summary>
    public static string WordOf(LeadsKind kind) => kind switch
    {
        LeadsKind.AtStart => "at-start",
        LeadsKind.AtEnd => "at-end",
        LeadsKind.NotReached => "not-reached",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
