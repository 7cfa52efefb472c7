using System.Collections.Concurrent;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Rollups;

/// <summary>Decides which buckets a day belongs to.</summary>
public abstract class Bucketing
{
    /// <summary>The most buckets that one day can belong to.</summary>
    public const int Most = 2;

    private static readonly ConcurrentDictionary<WeekStart, MonthAndWeek> MonthsAndWeeks = [];

    /// <summary>The buckets that are stored: the calendar month and the week.</summary>
    public static Bucketing Stored(WeekStart weeks) => MonthsAndWeeks.GetOrAdd(weeks, static w => new MonthAndWeek(w));

    /// <summary>One bucket of exactly these days; other days belong to none.</summary>
    public static Bucketing Of(DayRange days) => new OneRange(days);

    /// <summary>One bucket for each of these ranges of days, none of which overlaps another; other days belong to none.</summary>
    public static Bucketing Of(IReadOnlyList<DayRange> ranges) => new Ranges(ranges);

    /// <summary>Writes the buckets of a day and returns how many there are.</summary>
    public abstract int Of(DateOnly day, Span<RollupBucket> buckets);

    /// <summary>The first day of the month of a day.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private sealed class MonthAndWeek(WeekStart weeks) : Bucketing
    {
        public override int Of(DateOnly day, Span<RollupBucket> buckets)
        {
            buckets[0] = new RollupBucket(RollupGrain.Month, MonthOf(day));
            buckets[1] = new RollupBucket(RollupGrain.Week, weeks.FirstDayOf(day));
            return 2;
        }
    }

    private sealed class OneRange(DayRange days) : Bucketing
    {
        public override int Of(DateOnly day, Span<RollupBucket> buckets)
        {
            if (!days.Contains(day)) return 0;
            buckets[0] = new RollupBucket(RollupGrain.Asked, days.Start);
            return 1;
        }
    }

    private sealed class Ranges(IReadOnlyList<DayRange> ranges) : Bucketing
    {
        private readonly Dictionary<DateOnly, DateOnly> starts = ranges.SelectMany(r => r.EachDay().Select(day => (day, r.Start))).ToDictionary(d => d.day, d => d.Start);

        public override int Of(DateOnly day, Span<RollupBucket> buckets)
        {
            if (!starts.TryGetValue(day, out var start)) return 0;
            buckets[0] = new RollupBucket(RollupGrain.Asked, start);
            return 1;
        }
    }
}
