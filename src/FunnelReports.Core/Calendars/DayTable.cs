using System.Runtime.CompilerServices;

namespace FunnelReports.Core.Calendars;

/// <summary>
/// The first instant of every day of one time zone from 1970 to 2100, worked out once per zone. Outside those years the zone is taken to keep the
/// offset that it has at the end of the table.
/// </summary>
internal sealed class DayTable
{
    private const long MicrosPerDay = 86_400 * Instant.MicrosPerSecond;
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    private static readonly int FirstDay = EpochDay;
    private static readonly int LastDay = new DateOnly(2100, 12, 31).DayNumber;
    private static readonly ConditionalWeakTable<TimeZoneInfo, DayTable> Cache = [];

    private readonly long[] starts;
    private readonly long firstOffset;
    private readonly long lastOffset;

    private DayTable(List<OffsetSpan> spans)
    {
        firstOffset = spans[0].Offset;
        lastOffset = spans[^1].Offset;
        starts = new long[LastDay - FirstDay + 2];
        var span = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            // A day starts at the first instant at which the clocks of the zone show it, or a later day where they skip its midnight or all of it.
            var midnight = LocalMidnight(FirstDay + i);
            while (spans[span].Until != long.MaxValue && spans[span].Until + spans[span].Offset <= midnight)
                span++;
            starts[i] = Math.Max(spans[span].From, midnight - spans[span].Offset);
        }
    }

    /// <summary>The table of a zone.</summary>
    public static DayTable Of(TimeZoneInfo zone) => Cache.GetValue(zone, static z => new DayTable(OffsetSpans(z)));

    /// <summary>Microseconds of the first instant of a day, which is the end of the day before.</summary>
    public long StartOf(int dayNumber)
    {
        if (dayNumber < FirstDay)
            return Math.Min(LocalMidnight(dayNumber) - firstOffset, starts[0]);
        return dayNumber < FirstDay + starts.Length ? starts[dayNumber - FirstDay] : LocalMidnight(dayNumber) - lastOffset;
    }

    /// <summary>The day whose first instant is the last one not after the given instant.</summary>
    public int DayOf(long micros)
    {
        if (micros < starts[0])
            return Math.Min(FloorDay(micros + firstOffset), FirstDay - 1);
        if (micros >= starts[^1])
            return Math.Max(FloorDay(micros + lastOffset), LastDay + 1);
        var i = Math.Clamp(FloorDay(micros + lastOffset) - FirstDay, 0, starts.Length - 2);
        while (starts[i] > micros)
            i--;
        while (starts[i + 1] <= micros)
            i++;
        return FirstDay + i;
    }

    private static long LocalMidnight(int dayNumber) => (dayNumber - EpochDay) * MicrosPerDay;

    private static int FloorDay(long localMicros) => EpochDay + (int)((localMicros - (localMicros % MicrosPerDay + MicrosPerDay) % MicrosPerDay) / MicrosPerDay);

    // The offsets of a zone are looked up once a day and a change is then narrowed down to the second in which it takes place.
    private static List<OffsetSpan> OffsetSpans(TimeZoneInfo zone)
    {
        const long step = 86_400;
        var last = (LastDay - EpochDay + 2) * 86_400L;
        var spans = new List<OffsetSpan>();
        long from = long.MinValue, offset = OffsetAt(zone, -2 * 86_400L);
        for (var at = -2 * 86_400L; at < last; at += step)
        {
            for (long low = at, high = at + step, next = OffsetAt(zone, high); next != offset;)
            {
                if (high - low > 1)
                {
                    var middle = low + (high - low) / 2;
                    var there = OffsetAt(zone, middle);
                    (low, high, next) = there == offset ? (middle, high, next) : (low, middle, there);
                    continue;
                }
                spans.Add(new(from, high * Instant.MicrosPerSecond, offset));
                (from, offset) = (high * Instant.MicrosPerSecond, next);
                (low, high) = (high, at + step);
                next = OffsetAt(zone, high);
            }
        }
        spans.Add(new(from, long.MaxValue, offset));
        return spans;
    }

    private static long OffsetAt(TimeZoneInfo zone, long seconds) =>
        zone.GetUtcOffset(DateTime.UnixEpoch.AddSeconds(seconds)).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The clocks of a zone show UTC plus the offset from one instant (included) until another (not included), all in microseconds.</summary>
    private readonly record struct OffsetSpan(long From, long Until, long Offset);
}
