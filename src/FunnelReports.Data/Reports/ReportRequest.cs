namespace FunnelReports.Data.Reports;

/// <summary>A question as it is typed: on a command line, in a query string, in a form.</summary>
/// <param name="Period">A period, e.g. 2018-Q1 or 2018-03-01..2018-03-31.</param>
/// <param name="Segment">Null or "all", or dimension=value, e.g. channel=Paid Search.</param>
/// <param name="Grain">day, week or month; null lets the length of the period decide.</param>
/// <param name="AsOf">The last day that counts, yyyy-MM-dd; null is today.</param>
/// <param name="Stage">The stage of a report about one stage; null is the one with the role MQL.</param>
/// <param name="From">The stage that is entered, of a report about two; null is the one with the role MQL.</param>
/// <param name="To">The stage that is reached, of a report about two; null is the one with the role SQL.</param>
/// <param name="Policy">Who counts as having reached it: reached-or-later, which null is too, or strict.</param>
/// <param name="By">channel, persona or origin: the velocity report breaks one stage down by it; channel or campaign: the cost report does; null does not.</param>
public sealed record ReportRequest(string Period, string? Segment = null, string? Grain = null, string? AsOf = null, string? Stage = null,
    string? From = null, string? To = null, string? Policy = null, string? By = null)
{
    /// <summary>The goal of a report on a goal; null names none.</summary>
    public GoalTerms? Goal { get; init; }
}
