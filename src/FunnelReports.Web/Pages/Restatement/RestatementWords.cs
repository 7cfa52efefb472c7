using FunnelReports.Core.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Restatement;

/// <summary>A restatement in words.</summary>
public sealed class RestatementWords(IStringLocalizer<SharedResource> text, Format format)
{
    private const int MostReasons = 3;

    /// <summary>"3 of 31 days have changed since they were published: 1 lead more entered MQL, learned late."</summary>
    public string Sentence(RestatementReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var counts = report.Counts;
        if (counts.Changed == 0) return text["All {0} published days are as they were published.", format.Count(counts.Published)];
        var reasons = Reasons(report).ToList();
        return reasons.Count == 0
            ? text["{0} of {1} days have changed since they were published.", format.Count(counts.Changed), format.Count(counts.Published)]
            : text["{0} of {1} days have changed since they were published: {2}.", format.Count(counts.Changed), format.Count(counts.Published), string.Join("; ", reasons)];
    }

    /// <summary>"learned late".</summary>
    public string Cause(RestatementCause cause) => cause switch
    {
        RestatementCause.Late => text["learned late"],
        RestatementCause.Voided => text["voided"],
        RestatementCause.Merged => text["merged"],
        RestatementCause.Erased => text["erased"],
        RestatementCause.Reattributed => text["moved between segments"],
        RestatementCause.Definition => text["counted by another definition"],
        RestatementCause.Unrecorded => text["from before changes were recorded"],
        _ => text["unexplained"],
    };

    /// <summary>"learned late: entered +1, at the end +1".</summary>
    public string Part(RestatementPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var moves = new (long Change, string Text)[] { (part.Inflow, "entered {0}"), (part.Outflow, "left {0}"), (part.Closing, "at the end {0}") };
        return text["{0}: {1}", Cause(part.Cause), string.Join(", ", moves.Where(m => m.Change != 0).Select(m => text[m.Text, format.Difference(m.Change)].Value))];
    }

    /// <summary>What is to be said of the causes that have no list of leads, once each.</summary>
    public IEnumerable<string> Notes(IEnumerable<RestatementRow> rows)
    {
        var causes = rows.SelectMany(r => r.Stage.Parts).Select(p => p.Cause).ToHashSet();
        if (causes.Contains(RestatementCause.Definition))
            yield return text["Counted by another definition: the time zone or the stages were changed after the day was published. Any lead can be behind it, so there is no list of leads."];
        if (causes.Contains(RestatementCause.Unrecorded))
            yield return text["From before changes were recorded: the day was published by a version of this program that did not record what it counted, so the difference cannot be split."];
    }

    // What changed most, as entries: each is counted on the one day on which it happened.
    private IEnumerable<string> Reasons(RestatementReport report) =>
        report.Days.SelectMany(d => d.Stages).SelectMany(s => s.Parts, (stage, part) => (stage.Name, part.Cause, part.Inflow))
            .GroupBy(p => (p.Name, p.Cause))
            .Select(g => (g.Key.Name, g.Key.Cause, Entries: g.Sum(p => p.Inflow)))
            .Where(r => r.Entries != 0)
            .OrderByDescending(r => Math.Abs(r.Entries))
            .Take(MostReasons)
            .Select(r => text[r.Entries > 0 ? "{0} more entered {1}, {2}" : "{0} fewer entered {1}, {2}", format.Leads(Math.Abs(r.Entries)), r.Name, Cause(r.Cause)].Value);
}
