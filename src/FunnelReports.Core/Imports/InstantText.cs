using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Imports;

/// <summary>
/// Reads instants as files write them. A time without offset is read on the clocks of the file's zone; a bare date is the start of that day there. A time
/// that the clocks skip in spring is refused; of a time that they show twice in autumn the first is taken.
/// </summary>
/// <param name="calendar">The days of the file's zone.</param>
/// <param name="order">How the file orders day and month, if it says.</param>
/// <param name="now">The present: nothing can have happened more than 24 hours after it.</param>
internal sealed class InstantText(ReportingCalendar calendar, DateOrder? order, Instant now)
{
    private const long MicrosPerDay = 86_400 * Instant.MicrosPerSecond;
    private readonly Instant latest = now.AddSeconds(86_400);

    /// <summary>Reads an instant.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    public string? Read(string text, out Instant instant)
    {
        instant = default;
        if (DayText.Read(text, order, out var day, out var rest) is { } wrong) return NoDate(text, wrong);
        var reason = rest.IsEmpty ? StartOf(day, ref instant) : Read(day, rest, ref instant);
        if (reason is not null) return $"{RowCells.Quoted(text)} {reason}";
        return instant > latest ? $"{RowCells.Quoted(text)} lies in the future. Only what has happened can be imported." : null;
    }

    /// <summary>Reads a date that has no time.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    public string? ReadDay(string text, out DateOnly day)
    {
        if (DayText.Read(text, order, out day, out var rest) is { } wrong) return NoDate(text, wrong);
        if (!rest.IsEmpty) return $"{RowCells.Quoted(text)} is more than a date. Write the day only, like 2018-03-01.";
        return day > calendar.DayOf(latest) ? $"{RowCells.Quoted(text)} lies in the future. Only what has happened can be imported." : null;
    }

    private static string NoDate(string text, string wrong) => wrong.Length == 0
        ? $"{RowCells.Quoted(text)} is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00."
        : $"{RowCells.Quoted(text)} cannot be read as a date: {wrong}.";

    private string? Read(DateOnly day, ReadOnlySpan<char> rest, ref Instant instant)
    {
        if (rest[0] is not ('T' or 't' or ' ') || !TimeText.TryRead(rest[1..], out var micros, out var offset))
            return "is not a date or time. Write it like 2018-03-01, 2018-03-01 14:30 or 2018-03-01T14:30:00+02:00.";
        if (offset is not { } ahead) return OnTheClocks(day, micros, ref instant);
        instant = new(Instant.FromUtc(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).Micros + micros - ahead);
        return null;
    }

    private string? StartOf(DateOnly day, ref Instant instant)
    {
        instant = calendar.StartOf(day);
        return calendar.DayOf(instant) == day ? null : $"is a day that the clocks of {calendar.ZoneId} skipped.";
    }

    private string? OnTheClocks(DateOnly day, long micros, ref Instant instant)
    {
        var start = calendar.StartOf(day);
        if (calendar.StartOf(day.AddDays(1)).Micros - start.Micros == MicrosPerDay)
        {
            // A day of 24 hours keeps one offset, so the clocks show the time since its start.
            instant = new(start.Micros + micros);
            return null;
        }

        var zone = calendar.Zone;
        var local = day.ToDateTime(TimeOnly.MinValue).AddTicks(micros * TimeSpan.TicksPerMicrosecond);
        if (zone.IsInvalidTime(local)) return $"is a time that the clocks of {calendar.ZoneId} skipped. Write it with its offset, like 2018-03-01T14:30:00+02:00.";
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        instant = Instant.FromUtc(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc));
        return null;
    }
}
