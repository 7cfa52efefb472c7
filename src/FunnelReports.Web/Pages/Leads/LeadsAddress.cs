using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Leads;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;

namespace FunnelReports.Web.Pages.Leads;

/// <summary>The addresses of the leads behind the numbers of a period. Nothing else makes them.</summary>
/// <remarks>"from" and "to" are the days of a typed period in every address, so the stages that leads come from and go to are "before" and "next".</remarks>
/// <param name="Period">The period, in the period syntax.</param>
/// <param name="Segment">The filter, null for all leads.</param>
public sealed record LeadsAddress(string Period, string? Segment)
{
    /// <summary>The leads of one day, week or month of the period, as far as it lies in it.</summary>
    /// <param name="bucket">Its key, in the period syntax.</param>
    /// <param name="calendar">The calendar of the period.</param>
    public LeadsAddress In(string bucket, ReportingCalendar calendar)
    {
        var (part, whole) = (Core.Calendars.Period.Parse(bucket, calendar), Core.Calendars.Period.Parse(Period, calendar).Range);
        var days = part.Range.Intersect(whole);
        return this with { Period = whole.Contains(part.Range) ? part.Text : Core.Calendars.Period.FromTo(days.Start, days.LastDay, calendar).Text };
    }

    /// <summary>The leads of the twelve months up to a day.</summary>
    public LeadsAddress OfYear(DateOnly last, ReportingCalendar calendar) =>
        this with { Period = Core.Calendars.Period.FromTo(last.AddDays(1).AddYears(-1), last, calendar).Text };

    /// <summary>The entries into a stage, those of leads that come back too.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="before">The stage they came from, <see cref="LeadsAsked.Entry"/> for those new in the funnel; null for any.</param>
    public string Entered(string stage, string? before = null) => Of(LeadsKind.Entered, stage, ("before", before));

    /// <summary>The leads that entered a stage for the first time.</summary>
    public string FirstEntered(string stage) => Of(LeadsKind.Entered, stage, ("first", "yes"));

    /// <summary>The exits from a stage, or those that led to one other.</summary>
    public string Left(string stage, string? next = null) => Of(LeadsKind.Left, stage, ("next", next));

    /// <summary>The moves from a stage to another that were made for a reason; null for those without one.</summary>
    public string Left(string stage, string next, string? reason) => Of(LeadsKind.Left, stage, ("next", next), ("reason", reason ?? DimensionValues.NotSet));

    /// <summary>The moves into a stage, or out of it, that a campaign and an action caused; null for those of which none is known.</summary>
    public string Caused(bool into, string stage, string? campaign, string? action) =>
        Of(into ? LeadsKind.Entered : LeadsKind.Left, stage, ("campaign", campaign ?? DimensionValues.NotSet), ("action", action ?? DimensionValues.NotSet));

    /// <summary>The same of all campaigns and actions that the report on conversions does not list.</summary>
    public string CausedByOthers(bool into, string stage) => Of(into ? LeadsKind.Entered : LeadsKind.Left, stage, ("others", "yes"));

    /// <summary>The moves from a stage past another, to a later one.</summary>
    public string LeftPast(string stage, string past) => Of(LeadsKind.Left, stage, ("past", past));

    /// <summary>The exits of leads that had stayed for as long as a band of lengths says.</summary>
    public string LeftAfter(string stage, LengthBand stayed) => Of(LeadsKind.Left, stage, ("stayed", $"{stayed.FromDays}"));

    /// <summary>All moves, into whatever stage.</summary>
    public string Moved() => Of(LeadsKind.Moved, null);

    /// <summary>The leads in a stage when the period began.</summary>
    public string AtStart(string stage) => Of(LeadsKind.AtStart, stage);

    /// <summary>The leads in a stage when the period ended, or now.</summary>
    public string AtEnd(string stage) => Of(LeadsKind.AtEnd, stage);

    /// <summary>The leads that entered a stage, by what became of them.</summary>
    /// <param name="kind">Waiting, gone, accepted, rejected, decided or other.</param>
    /// <param name="stage">The stage.</param>
    public string Fate(LeadsKind kind, string stage) => Of(kind, stage);

    /// <summary>A sentence with those that entered a stage, those of them that have left and those that still wait, in this order.</summary>
    /// <param name="words">The words, with a place for each.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="survival">The three counts.</param>
    /// <param name="format">Writes them.</param>
    public Sentence Stays(string words, string stage, StageSurvival survival, Format format)
    {
        ArgumentNullException.ThrowIfNull(survival);
        ArgumentNullException.ThrowIfNull(format);
        return new(
            words, format.Count(survival.N, Entered(stage)), format.Count(survival.Events, Fate(LeadsKind.Gone, stage)), format.Count(survival.Open, Fate(LeadsKind.Waiting, stage)));
    }

    /// <summary>The leads that first entered a stage and have been seen for so many days.</summary>
    public string Cohort(string stage, int? seen = null) => Of(LeadsKind.Cohort, stage, ("seen", $"{seen}"));

    /// <summary>Those of them that have reached another stage.</summary>
    /// <param name="stage">The stage they first entered.</param>
    /// <param name="reached">The stage they reached.</param>
    /// <param name="policy">Who counts as having reached it.</param>
    /// <param name="within">Within how many days, over those that have been seen for so long; null for by now, over all.</param>
    public string Reached(string stage, string reached, string? policy = null, int? within = null) =>
        Of(LeadsKind.Reached, stage, ("reached", reached), ("within", $"{within}"), ("seen", $"{within}"), ("policy", Strict(policy)));

    /// <summary>Those of the leads that first entered a stage that are known to have reached another within so many days, of all of them.</summary>
    public string ReachedBy(string stage, string reached, string? policy, int days) =>
        Of(LeadsKind.Reached, stage, ("reached", reached), ("within", $"{days}"), ("policy", Strict(policy)));

    /// <summary>Those of them that have gone past the other stage without entering it.</summary>
    public string Inferred(string stage, string reached) => Of(LeadsKind.Inferred, stage, ("reached", reached));

    /// <summary>The leads new in the funnel.</summary>
    public string New() => Of(LeadsKind.New, null);

    /// <summary>Those of them that have become customers.</summary>
    public string Became() => Of(LeadsKind.Became, null);

    /// <summary>The customers among them of whom an amount is known.</summary>
    public string Paid() => Of(LeadsKind.Paid, null);

    private static string? Strict(string? policy) => policy == "strict" ? policy : null;

    private string Of(LeadsKind kind, string? stage, params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] all =
        [
            ("list", kind == LeadsKind.Entered ? null : LeadsAsked.WordOf(kind)), ("stage", stage), (PeriodPicker.PeriodName, Period), .. more, (SegmentPicker.Name, Segment),
        ];
        return "/leads" + QueryString.Create(all.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
    }
}
