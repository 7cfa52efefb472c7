using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Reports;

/// <summary>Periods and buckets as people read them.</summary>
public sealed class PeriodNames(IStringLocalizer<SharedResource> text, Format format)
{
    /// <summary>Writes days and numbers.</summary>
    public Format Format => format;

    /// <summary>"March 2018", "Q1 2018 · 1 Jan – 31 Mar 2018", "5–20 Mar 2018".</summary>
    public string Of(Period period) => period.Kind switch
    {
        PeriodKind.Month => format.Month(period.Range.Start),
        PeriodKind.Days => format.DaysShortly(period.Range.Start, period.Range.LastDay),
        _ => text["{0} · {1}", Briefly(period), format.DaysShortly(period.Range.Start, period.Range.LastDay)],
    };

    /// <summary>
    /// The period inside a sentence: "Q4 2026", "October 2026", "2026", "week 9 of 2026", "1–14 Oct 2026"; years, halves and quarters of a fiscal year that is not the calendar's
    /// are named "Q1 FY2026".
    /// </summary>
    /// <param name="period">The period.</param>
    /// <param name="year">The year that days are in anyway and need not name; null names it.</param>
    public string Briefly(Period period, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(period);
        var part = period.Text.Length > 6 ? period.Text[6..] : "";
        return period.Kind switch
        {
            PeriodKind.Month => format.Month(period.Range.Start),
            PeriodKind.Days => format.DaysShortly(period.Range.Start, period.Range.LastDay, year),
            PeriodKind.Week => text["week {0} of {1}", part.TrimStart('0'), period.Text[..4]],
            PeriodKind.Year => YearOf(period),
            PeriodKind.Half => text["H{0} {1}", part, YearOf(period)],
            _ => text["Q{0} {1}", part, YearOf(period)],
        };
    }

    /// <summary>When, inside a sentence: "in Q4 2026", "in October 2026", "on 5 Mar 2018", "from 1 to 14 Oct 2026".</summary>
    public string In(Period period, int? year = null)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period.Kind == PeriodKind.Days ? format.InDays(period.Range.Start, period.Range.LastDay, year) : text["in {0}", Briefly(period, year)];
    }

    /// <summary>A bucket of a report, whose key is in the period syntax: "5 Mar 2018", "2018-W09", "March 2018".</summary>
    /// <param name="key">The key.</param>
    /// <param name="calendar">The calendar of the workspace.</param>
    /// <param name="within">The period of the report: of a week that it cuts only some days are counted, and the name says how many, "2018-W09 (4 days)".</param>
    public string OfBucket(string key, ReportingCalendar calendar, ReportPeriod within)
    {
        ArgumentNullException.ThrowIfNull(within);
        var bucket = Period.Parse(key, calendar);
        var counted = bucket.Range.Intersect(new DayRange(within.From, within.To.AddDays(1))).Days;
        return bucket.Kind switch
        {
            PeriodKind.Month => format.Month(bucket.Range.Start),
            PeriodKind.Days => format.Day(bucket.Range.Start),
            PeriodKind.Week when counted < bucket.Range.Days => text["{0} ({1})", key, format.Days(counted, 0)],
            _ => key,
        };
    }

    /// <summary>The bar that chooses the period.</summary>
    public PeriodPicker Picker(Period period, string grain, DateOnly today, DayRange? extent, ReportingCalendar calendar) => new(
        period.Text, Of(period), period.Range.Start, period.Range.LastDay, [.. Presets(today, extent, calendar)], grain)
    {
        Previous = period.Previous().Text,
        Next = period.Range.End <= today ? period.Next().Text : null,
    };

    private IEnumerable<PeriodChoice> Presets(DateOnly today, DayRange? extent, ReportingCalendar calendar)
    {
        var kinds = new[]
        {
            (PeriodKind.Month, text["This month"], text["Last month"]),
            (PeriodKind.Quarter, text["This quarter"], text["Last quarter"]),
            (PeriodKind.Half, text["This half-year"], text["Last half-year"]),
            (PeriodKind.Year, text["This year"], text["Last year"]),
        };
        foreach (var (kind, running, last) in kinds)
        {
            var period = Period.Containing(today, kind, calendar);
            yield return new PeriodChoice(period.Text, running, Detail(period));
            yield return new PeriodChoice(period.Previous().Text, last, Detail(period.Previous()));
        }

        if (extent is { } all) yield return new PeriodChoice(Period.FromTo(all.Start, all.LastDay, calendar).Text, text["Everything"], format.DaysShortly(all.Start, all.LastDay));
    }

    // A fiscal year that starts with January is the calendar's, and needs no other name.
    private string YearOf(Period period) => period.FiscalYear.StartMonth == 1 ? period.Text[..4] : text["FY{0}", period.Text[..4]];

    private string Detail(Period period) =>
        period.Kind == PeriodKind.Month ? format.Month(period.Range.Start) : format.DaysShortly(period.Range.Start, period.Range.LastDay);
}
