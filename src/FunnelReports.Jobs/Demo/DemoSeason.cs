using FunnelReports.Core;

namespace FunnelReports.Jobs.Demo;

/// <summary>
/// The times of the demo: eighteen months that end on a given day, weekdays busier than weekends, a dip in summer and one in December, slow growth, and one bad
/// quarter in which fewer leads move on and media cost more.
/// </summary>
public sealed class DemoSeason
{
    private const int Months = 18;
    private const double Growth = 0.35;

    private static readonly double[] OfMonth = [1.04, 1.02, 1.12, 1.05, 1.02, 0.96, 0.82, 0.68, 1.16, 1.14, 1.08, 0.74];
    private static readonly double[] OfWeekday = [0.42, 1.22, 1.28, 1.22, 1.15, 0.94, 0.36];

    /// <param name="last">The last day.</param>
    public DemoSeason(DateOnly last)
    {
        Days = DayRange.Of(last.AddMonths(-Months).AddDays(1), last);
        var bad = last.AddMonths(-8);
        var start = new DateOnly(bad.Year, ((bad.Month - 1) / 3 * 3) + 1, 1);
        BadQuarter = new DayRange(start, start.AddMonths(3));
    }

    /// <summary>All days of the demo.</summary>
    public DayRange Days { get; }

    /// <summary>The calendar quarter in which things go badly.</summary>
    public DayRange BadQuarter { get; }

    /// <summary>How many leads a day brings, as a weight.</summary>
    public double Weight(DateOnly day) =>
        OfMonth[day.Month - 1] * OfWeekday[(int)day.DayOfWeek] * (1 + (Growth * (day.DayNumber - Days.Start.DayNumber) / Days.Days));

    /// <summary>What is left of the usual chance to move on.</summary>
    public double Pull(DateOnly day) => BadQuarter.Contains(day) ? 0.62 : 1;

    /// <summary>What media cost against a plain month.</summary>
    public double Price(DateOnly month) => BadQuarter.Contains(month) ? 1.4 : OfMonth[month.Month - 1] < 0.9 ? 0.85 : 1;
}
