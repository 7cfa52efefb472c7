using System.Globalization;

namespace FunnelReports.Core.Calendars;

/// <summary>
/// A week by its name in ISO 8601, where it runs from Monday to Sunday and belongs to the year that holds its Thursday. Year 2018 week 1 starts on 2018-01-01.
/// Which days it has in a workspace, <see cref="WeekStart.DaysOf"/> says.
/// </summary>
/// <param name="Year">The ISO year, which near New Year differs from the calendar year.</param>
/// <param name="Week">1 to 52 or 53.</param>
public readonly record struct IsoWeek(int Year, int Week)
{
    /// <summary>The ISO week of a day.</summary>
    public static IsoWeek Of(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return new(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date));
    }

    /// <summary>Number of weeks of an ISO year: 52 or 53.</summary>
    public static int WeeksIn(int year) => ISOWeek.GetWeeksInYear(year);

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Week, DayOfWeek.Monday));

    /// <summary>The seven days from Monday on.</summary>
    public DayRange Days => new(Monday, Monday.AddDays(7));

    /// <summary>For example <c>2018-W09</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Week:00}");
}
