using FunnelReports.Core.Metrics;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Leads;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>Says in the reader's language which leads a list names.</summary>
/// <param name="list">The list.</param>
/// <param name="period">When, inside a sentence: "in Q4 2026".</param>
/// <param name="named">Its period: "Q4 2026".</param>
/// <param name="text">Texts in the reader's language.</param>
/// <param name="format">Numbers for people.</param>
public sealed class ListWords(ListedLeads list, string period, string named, IStringLocalizer<SharedResource> text, Format format)
{
    private readonly LeadsBehind asked = list.Asked;

    /// <summary>The whole list in a sentence.</summary>
    public string Sentence => text["{0}, newest first.", string.Join(", ", new[] { What, Cause }.Where(part => part.Length > 0))];

    /// <summary>Heading of the days of a line.</summary>
    public string DaysHeading => asked.Target is { } target ? text["Days to {0}", target.Name] : text["Days"];

    /// <summary>True when the days of a line are whole calendar days.</summary>
    public bool DaysAreWhole => asked.Target is not null;

    /// <summary>True when the leads are gone from the stage, or may be.</summary>
    public bool HasExits => asked.Kind != LeadsKind.Waiting;

    /// <summary>True when it tells in which stage the leads were: for a list of the leads of one it is that.</summary>
    public bool HasStage => asked.Kind is LeadsKind.Moved or LeadsKind.New or LeadsKind.Became or LeadsKind.Paid;

    private string Count => format.Count(list.Total);

    private string Leads => format.Leads(list.Total);

    private string Stage => asked.Stage?.Name ?? "";

    private string What => asked switch
    {
        { Kind: LeadsKind.Entered, First: true } => text["{0} entered {1} for the first time {2}", Leads, Stage, period],
        { Kind: LeadsKind.Entered, BeforeKey: LeadsAsked.Entry } => text["{0} entries into {1} of leads new in the funnel {2}", Count, Stage, period],
        { Kind: LeadsKind.Entered, Before: { } before } => text["{0} moves from {1} to {2} {3}", Count, before.Name, Stage, period],
        { Kind: LeadsKind.Entered } => text["{0} entries into {1} {2}", Count, Stage, period],
        { Kind: LeadsKind.Left, Next: { } next } => text["{0} moves from {1} to {2} {3}", Count, Stage, next.Name, period],
        { Kind: LeadsKind.Left, Past: { } past } => text["{0} moves from {1} past {2}, to a later stage, {3}", Count, Stage, past.Name, period],
        { Kind: LeadsKind.Left, Stayed: { } stayed } => text["{0} exits from {1} {2} after {3}", Count, Stage, period, Length(stayed)],
        { Kind: LeadsKind.Left } => text["{0} exits from {1} {2}", Count, Stage, period],
        { Kind: LeadsKind.AtStart } => text["{0} in {1} at the start of {2}", Leads, Stage, named],
        { Kind: LeadsKind.AtEnd } => text["{0} in {1} at the end of {2}", Leads, Stage, named],
        { Kind: LeadsKind.Waiting } => text["{0} entries into {1} {2} of leads still waiting there", Count, Stage, period],
        { Kind: LeadsKind.Gone } => text["{0} entries into {1} {2} of leads that have left since", Count, Stage, period],
        { Kind: LeadsKind.Accepted } => text["{0} entries into {1} {2} that sales accepted", Count, Stage, period],
        { Kind: LeadsKind.Rejected } => text["{0} entries into {1} {2} that sales rejected", Count, Stage, period],
        { Kind: LeadsKind.Other } => text["{0} entries into {1} {2}, neither accepted nor rejected, that went elsewhere", Count, Stage, period],
        { Kind: LeadsKind.Decided } => text["{0} entries into {1} {2} that sales accepted or rejected", Count, Stage, period],
        { Kind: LeadsKind.Cohort } => text["{0} first entered {1} {2}", Leads, Stage, period] + Seen,
        { Kind: LeadsKind.Reached, Within: { } days } => text["{0} that first entered {1} {2} reached {3} within {4}", Leads, Stage, period, Target, format.Days(days, 0)] + Seen,
        { Kind: LeadsKind.Reached } => text["{0} that first entered {1} {2} have reached {3}", Leads, Stage, period, Target] + Seen,
        { Kind: LeadsKind.NotReached } => text["{0} that first entered {1} {2} have not reached {3}", Leads, Stage, period, Target] + Seen,
        { Kind: LeadsKind.Inferred } => text["{0} that first entered {1} {2} went past {3} without entering it", Leads, Stage, period, asked.Target!.Name],
        { Kind: LeadsKind.Moved } => text["{0} moves {1}, into whatever stage", Count, period],
        { Kind: LeadsKind.New } => text["{0} new in the funnel {1}", Leads, period],
        { Kind: LeadsKind.Became } => text["{0} new in the funnel {1} and in {2} since", Leads, period, Stage],
        _ => text["{0} new in the funnel {1} and in {2} since, with a known amount", Leads, period, Stage],
    };

    private string Target => asked.Policy == ReachPolicy.Strict ? text["{0} itself", asked.Target!.Name] : text["{0} or a later stage", asked.Target!.Name];

    private string Seen => asked.Seen is { } days ? " " + text["(of those seen for {0} or more)", format.Days(days, 0)] : "";

    private string Length(LengthBand band) => band switch
    {
        { FromDays: 0 } => text["less than {0}", format.Days(1, 0)],
        { ToDays: { } to } => text["{0} to {1}", format.Count(band.FromDays), format.Days(to - 1, 0)],
        _ => text["{0} or more", format.Days(band.FromDays, 0)],
    };

    private string Cause => string.Join(", ", new[]
    {
        asked.Others ? text["causes too rare to be listed one by one"].Value : null,
        asked.Campaign is { } campaign ? text["campaign {0}", Named(campaign.Name)].Value : null,
        asked.Action is { } action ? text["action {0}", Named(action.Name)].Value : null,
        asked.Reason is { } reason ? text["reason {0}", Named(reason.Name)].Value : null,
    }.OfType<string>());

    private string Named(string name) => name == DimensionValues.NotSet ? text["not known"] : name;
}
