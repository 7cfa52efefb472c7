using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Reports;

/// <summary>What the period of a page is compared with, and the words for it.</summary>
/// <param name="choice">What was chosen.</param>
/// <param name="shown">The period of the page.</param>
/// <param name="today">The last day of which anything is known.</param>
/// <param name="extent">The days with moves; null when there are none.</param>
/// <param name="names">Periods as people read them.</param>
/// <param name="text">Texts in the reader's language.</param>
public sealed class Compared(Comparison choice, Period shown, DateOnly today, DayRange? extent, PeriodNames names, IStringLocalizer<SharedResource> text)
{
    private readonly Period? other = choice.With(shown, today);

    /// <summary>What was chosen.</summary>
    public Comparison Choice => choice;

    /// <summary>The period to compare with; null when nothing is to be compared, or nothing is known of it.</summary>
    public Period? With => other is not null && extent is { } days && days.Start < other.Range.End ? other : null;

    /// <summary>It for people: "Q3 2026", or its days when it is cut to as many: "1 Jul – 22 Aug". Null without one.</summary>
    public string? Label => With is { } with ? names.Briefly(with, shown.Range.Start.Year) : null;

    /// <summary>A number against the earlier one, as the end of a sentence: ", 12.3% more than in Q3 2026"; empty without one.</summary>
    /// <param name="now">The number.</param>
    /// <param name="before">The earlier one.</param>
    /// <param name="exact">The change where it is known more exactly than the two.</param>
    public string Than(Measure? now, Measure? before, double? exact = null)
    {
        if (With is not { } with || Change.Between(now, before) is not { } change) return "";
        var whole = now is Measure.Count;
        var period = names.In(with, shown.Range.Start.Year);
        return change switch
        {
            { Direction: 0 } => whole ? text[", as many as {0}", period] : text[", the same as {0}", period],
            { Amount: null } => whole ? text[", after none {0}", period] : text[", after 0 {0}", period],
            { Direction: > 0 } => text[", {0} more than {1}", Size(change, exact), period],
            _ => whole ? text[", {0} fewer than {1}", Size(change, exact), period] : text[", {0} less than {1}", Size(change, exact), period],
        };
    }

    /// <summary>The menu of the bar.</summary>
    public ComparePicker Picker()
    {
        var choices = new[] { (Comparison.Previous, text["Previous period"].Value), (Comparison.YearBefore, text["Year before"].Value), (Comparison.Off, text["Nothing"].Value) };
        var typed = choice.IsTyped ? new[] { (choice, text["The period typed"].Value) } : [];
        return new ComparePicker(
            choice.Text,
            other is null ? text["Not compared"] : text["vs {0}", names.Briefly(other, shown.Range.Start.Year)],
            [.. choices.Concat(typed).Select(c => new PeriodChoice(c.Item1.Text, c.Item2, c.Item1.With(shown, today) is { } days ? names.Briefly(days, shown.Range.Start.Year) : null))],
            (other ?? shown.Previous()).Range)
        {
            Runs = shown.Range.Contains(today) && shown.Range.LastDay != today,
            Missing = other is not null && With is null && extent is { } known
                ? text["No data for {0} to compare with: the first move is of {1}.", names.Briefly(other), names.Format.Day(known.Start)].Value : null,
        };
    }

    private string Size(Change change, double? exact) => change.Rule switch
    {
        ChangeRule.Points => text["{0} points", names.Format.Number(Math.Abs(change.Amount!.Value))],
        // Whole days are told as such, as the estimate of half of the leads is.
        ChangeRule.Days => names.Format.Days(Math.Abs(change.Amount!.Value), change.Amount.Value % 1 == 0 ? 0 : 1),
        _ => names.Format.Percent(Math.Abs(exact ?? change.Amount!.Value)),
    };
}
