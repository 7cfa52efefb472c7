using FunnelReports.Core;
using FunnelReports.Core.Calendars;
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

    /// <summary>"March 2018", "2018-Q1 · 1 Jan 2018 – 31 Mar 2018", "5 Mar 2018 – 20 Mar 2018".</summary>
    public string Of(Period period) => period.Kind switch
    {
        PeriodKind.Month => format.Month(period.Range.Start),
        PeriodKind.Days => format.Days(period.Range.Start, period.Range.LastDay),
        _ => text["{0} · {1}", period.Text, format.Days(period.Range.Start, period.Range.LastDay)],
    };

    /// <summary>A bucket of a report, whose key is in the period syntax: "5 Mar 2018", "2018-W09", "March 2018".</summary>
    public string OfBucket(string key, ReportingCalendar calendar)
    {
        var bucket = Period.Parse(key, calendar);
        return bucket.Kind switch
        {
            PeriodKind.Month => format.Month(bucket.Range.Start),
            PeriodKind.Days => format.Day(bucket.Range.Start),
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

        if (extent is { } all) yield return new PeriodChoice(Period.FromTo(all.Start, all.LastDay, calendar).Text, text["Everything"], format.Days(all.Start, all.LastDay));
    }

    private string Detail(Period period) =>
        period.Kind == PeriodKind.Month ? format.Month(period.Range.Start) : format.Days(period.Range.Start, period.Range.LastDay);
}
