using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Tests.Calendars;

/// <summary>Every zone of this machine, at a sample of the days around its clock changes from 1990 to 2037.</summary>
public class AllZonesTests
{
    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2037, 12, 31);

    // Zones that always agree need one look: the system lists some six hundred names for under four hundred zones.
    private static IEnumerable<TimeZoneInfo> Zones() => TimeZoneInfo.GetSystemTimeZones()
        .GroupBy(zone => string.Join(' ', Enumerable.Range(0, 1200).Select(i => OffsetAt(zone, First.ToDateTime(default, DateTimeKind.Utc).AddDays(15 * i)).Ticks)))
        .Select(same => same.First());

    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime utc) => zone.GetUtcOffset(utc);

    [Fact]
    public void Days_divide_time_and_agree_with_the_clocks_of_the_zone()
    {
        var zones = Zones().ToList();
        Assert.True(zones.Count > 100, "This machine has no time zone data: install tzdata.");
        foreach (var zone in zones)
            CheckDays(zone, new ReportingCalendar(zone));
    }

    private static void CheckDays(TimeZoneInfo zone, ReportingCalendar calendar)
    {
        var range = DayRange.Of(First, Last);
        var (start, odd) = (calendar.StartOf(range.Start), 0);
        foreach (var day in range.EachDay())
        {
            var end = calendar.StartOf(day.AddDays(1));
            if (start > end || (start < end && (calendar.DayOf(start) != day || calendar.DayOf(new Instant(end.Micros - 1)) != day)))
                Assert.Fail($"{zone.Id} {day}: runs from {start} to {end}, but these instants are in {calendar.DayOf(start)} and {calendar.DayOf(new Instant(end.Micros - 1))}");
            // Around a change of clocks, and on some other days, the clocks themselves are read.
            if (end.SecondsSince(start) != 86_400 ? odd++ < 12 : day.DayNumber % 400 == 0)
                CheckAgainstClocks(zone, day, start, end);
            start = end;
        }
    }

    private static void CheckAgainstClocks(TimeZoneInfo zone, DateOnly day, Instant start, Instant end)
    {
        DateOnly Shown(Instant instant) => DateOnly.FromDateTime(instant.ToUtc() + OffsetAt(zone, instant.ToUtc()));
        Assert.True(Shown(start) >= day, $"{zone.Id} {day}: starts before its clocks show it");
        Assert.True(Shown(start - 1) < day || end == start, $"{zone.Id} {day}: starts after its clocks show it");
        // What the clocks show through the day is that day, or one again that had ended when clocks went back over midnight.
        for (var instant = start; instant < end; instant += 1800)
            if (Shown(instant) > day)
                Assert.Fail($"{zone.Id} {day}: clocks show {Shown(instant)} at {instant}");
    }
}
