using FunnelReports.Core.Calendars;
using FunnelReports.Data.Filters;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Reports;

/// <summary>What the address of a report page asks for: which days and leads, how finely, and compared with what.</summary>
/// <param name="query">The values of the address.</param>
/// <param name="text">Texts in the reader's language.</param>
public sealed class PageAddress(IQueryCollection query, IStringLocalizer<SharedResource> text)
{
    /// <summary>The filter as one text: its conditions are each a value of the address, or several joined in one. Null for all leads.</summary>
    public string? Segment => FilterText.Join(query[SegmentPicker.Name]);

    /// <summary>The first that was not understood, in words; null while all was.</summary>
    public string? Mistake { get; private set; }

    /// <summary>The period; null where none is named, or it was not understood.</summary>
    public Period? Period(ReportingCalendar calendar)
    {
        if (Value(PeriodPicker.PeriodName) is not { } typed) return null;
        if (Core.Calendars.Period.TryParse(typed, calendar, out var period, out var error)) return period;
        Mistake ??= text["This period was not understood. {0}", error];
        return null;
    }

    /// <summary>What the period is compared with: the one before where nothing else is named, or it was not understood.</summary>
    public Comparison Comparison(ReportingCalendar calendar)
    {
        if (Core.Calendars.Comparison.TryParse(Value(ComparePicker.Name), calendar, out var comparison, out var error)) return comparison;
        Mistake ??= text["What to compare with was not understood. {0}", error];
        return Core.Calendars.Comparison.Previous;
    }

    /// <summary>The grain that is named, if it is one of these; else the usual one.</summary>
    public string Grain(IReadOnlyList<string> grains, string usual) =>
        Value(PeriodPicker.GrainName) is { } typed && grains.Contains(typed) ? typed : usual;

    // Of a value that is there twice, the first.
    private string? Value(string name) => query[name] is [{ } first, ..] && !string.IsNullOrWhiteSpace(first) ? first : null;
}
