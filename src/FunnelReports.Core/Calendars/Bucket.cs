using System.Globalization;

namespace FunnelReports.Core.Calendars;

/// <summary>One day, week or calendar month of a series.</summary>
/// <param name="Key"><c>2018-03-01</c>, <c>2018-W09</c> or <c>2018-03</c>: the whole day, week or month, also when only part of it is in the period.</param>
/// <param name="Days">The days of it that count: all of them, or those inside the period at its edges.</param>
public sealed record Bucket(string Key, DayRange Days)
{
    /// <summary>The whole day, week or month that holds a day.</summary>
    public static Bucket Containing(DateOnly day, Grain grain, WeekStart weeks)
    {
        switch (grain)
        {
            case Grain.Day:
                return new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DayRange.OfDay(day));
            case Grain.Week:
                var week = weeks.WeekOf(day);
                return new(week.ToString(), weeks.DaysOf(week));
            case Grain.Month:
                return new(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), DayRange.OfMonth(day.Year, day.Month));
            default:
                throw new ArgumentOutOfRangeException(nameof(grain), grain, "A series is cut by day, week or month.");
        }
    }

    /// <summary>The buckets that cover a range of days, in order, the first and the last cut to it; none for an empty range.</summary>
    public static IReadOnlyList<Bucket> Cut(DayRange range, Grain grain, WeekStart weeks)
    {
        var buckets = new List<Bucket>();
        for (var day = range.Start; day < range.End; day = buckets[^1].Days.End)
        {
            var whole = Containing(day, grain, weeks);
            buckets.Add(range.Contains(whole.Days) ? whole : whole with { Days = whole.Days.Intersect(range) });
        }
        return buckets;
    }
}
