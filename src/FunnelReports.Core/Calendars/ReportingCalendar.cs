namespace FunnelReports.Core.Calendars;

/// <summary>
/// The days of the workspace: those of one IANA time zone, the month in which its fiscal year starts, and the day on which its weeks do. Days divide time without gap or overlap: a day runs from the
/// first instant at which the zone's clocks show it (or a later day) to the first instant of the next. So a day has 23 or 25 hours when clocks change, starts at 01:00 where midnight is
/// skipped, and is empty where the zone skipped it whole (Samoa, 2011-12-30). If clocks go back over midnight, what is shown a second time belongs to the day already begun.
/// Exact from 1970 to 2100; outside, the zone is taken to keep its offset.
/// </summary>
public sealed class ReportingCalendar
{
    private readonly DayTable days;

    /// <param name="zone">The reporting time zone.</param>
    /// <param name="fiscalYearStartMonth">1 (January, so that fiscal years are calendar years) to 12.</param>
    /// <param name="weekStart">The day on which weeks start.</param>
    public ReportingCalendar(TimeZoneInfo zone, int fiscalYearStartMonth = 1, WeekStart weekStart = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Zone = zone;
        FiscalYear = new(fiscalYearStartMonth);
        WeekStart = weekStart;
        days = DayTable.Of(zone);
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>The IANA name of the zone, for example Europe/Paris.</summary>
    public string ZoneId => Zone.Id;

    public FiscalYear FiscalYear { get; }

    public WeekStart WeekStart { get; }

    /// <summary>The calendar of an IANA zone.</summary>
    /// <exception cref="UnknownTimeZoneException">There is no such zone; the message names some.</exception>
    public static ReportingCalendar Create(string ianaId, int fiscalYearStartMonth = 1, WeekStart weekStart = default)
    {
        ArgumentNullException.ThrowIfNull(ianaId);
        var id = ianaId.Trim();
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(id, out var iana) && iana != id && !id.Equals("UTC", StringComparison.OrdinalIgnoreCase))
            throw new UnknownTimeZoneException(ianaId, iana);
        if (id.Length == 0 || id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('/' or '_' or '-' or '+')) || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            throw new UnknownTimeZoneException(ianaId);
        return new(zone, fiscalYearStartMonth, weekStart);
    }

    /// <summary>The day that an instant lies in. A table look-up: cheap enough for every move of every lead.</summary>
    public DateOnly DayOf(Instant instant) => DateOnly.FromDayNumber(days.DayOf(instant.Micros));

    /// <summary>The <see cref="DateOnly.DayNumber"/> of <see cref="DayOf"/>.</summary>
    public int DayNumberOf(Instant instant) => days.DayOf(instant.Micros);

    /// <summary>The first instant of a day; the end of the day before. For a day that the zone skipped, the start of the next.</summary>
    public Instant StartOf(DateOnly day) => new(days.StartOf(day.DayNumber));

    /// <summary>The instants of a range of days: from the first (included) until the second (not included).</summary>
    public (Instant From, Instant To) InstantsOf(DayRange range) => (StartOf(range.Start), StartOf(range.End));
}
