using FunnelReports.Core;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Web.Reports;

/// <summary>The period with which a report opens that was asked for none.</summary>
internal static class OpeningPeriod
{
    /// <summary>A quarter this young shows too little to open with.</summary>
    private const int YoungDays = 14;

    /// <summary>The quarter that runs, or the last that is worth looking at; with older data the quarter of its last move.</summary>
    public static Period Of(DayRange? extent, DateOnly today, ReportingCalendar calendar)
    {
        var day = extent is { } days && days.LastDay < today ? days.LastDay : today;
        var quarter = Period.Containing(day, PeriodKind.Quarter, calendar);
        return day == today && today.DayNumber - quarter.Range.Start.DayNumber < YoungDays ? quarter.Previous() : quarter;
    }
}
