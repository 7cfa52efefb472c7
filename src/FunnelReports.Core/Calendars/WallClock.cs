namespace FunnelReports.Core.Calendars;

/// <summary>The clock on the wall of a time zone: from an instant to what it shows, and from what it shows to the instant.</summary>
public sealed class WallClock(TimeZoneInfo zone)
{
    // Wide enough for any offset and for a zone that skips a whole day.
    private static readonly TimeSpan Around = TimeSpan.FromHours(36);

    /// <summary>What the clock shows, to the second (the part below it is cut off), as a time of no kind.</summary>
    public DateTime Shown(Instant instant)
    {
        var utc = instant.ToUtc();
        return DateTime.SpecifyKind(new DateTime(utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond)) + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);
    }

    /// <summary>
    /// The instant at which the clock shows a time. A time that it shows twice (clocks went back) is the first of the two; a time that it never shows
    /// (clocks went forward over it) is the instant at which they did.
    /// </summary>
    /// <param name="shown">A time as the clock shows it; its kind is ignored.</param>
    public Instant InstantOf(DateTime shown)
    {
        var asUtc = DateTime.SpecifyKind(shown, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(asUtc - Around);
        var after = zone.GetUtcOffset(asUtc + Around);
        var candidates = new[] { before, zone.GetUtcOffset(asUtc), after }.Select(offset => (Offset: offset, Utc: asUtc - offset)).OrderBy(c => c.Utc);
        foreach (var (offset, utc) in candidates)
        {
            if (zone.GetUtcOffset(utc) == offset) return Instant.FromUtc(utc);
        }

        return Skip(Instant.FromUtc(asUtc - after), Instant.FromUtc(asUtc - before), shown);
    }

    // Clocks go forward over the time within (from, to]: the first second at which they show a later one.
    private Instant Skip(Instant from, Instant to, DateTime shown)
    {
        var low = from - 1;
        var high = to;
        while (high.SecondsSince(low) > 1)
        {
            var middle = low + (high.SecondsSince(low) / 2);
            if (Shown(middle) > shown) high = middle;
            else low = middle;
        }

        return high;
    }
}
