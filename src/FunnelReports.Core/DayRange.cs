using System.Globalization;

namespace FunnelReports.Core;

/// <summary>
/// Whole days from <see cref="Start"/> (included) to <see cref="End"/> (not included). Start = End is the empty range.
/// What a person types has both ends included: make it with <see cref="Of"/>.
/// </summary>
public readonly record struct DayRange
{
    /// <exception cref="ArgumentException">The end lies before the start.</exception>
    public DayRange(DateOnly start, DateOnly end)
    {
        if (end < start)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A range of days cannot end ({end:yyyy-MM-dd}) before it starts ({start:yyyy-MM-dd})."), nameof(end));
        Start = start;
        End = end;
    }

    /// <summary>The first day.</summary>
    public DateOnly Start { get; }

    /// <summary>The day after the last one.</summary>
    public DateOnly End { get; }

    /// <summary>The days from the first to the last, both included.</summary>
    public static DayRange Of(DateOnly first, DateOnly lastIncluded) => new(first, lastIncluded.AddDays(1));

    /// <summary>The range that holds this one day.</summary>
    public static DayRange OfDay(DateOnly day) => Of(day, day);

    /// <summary>The days of a calendar month.</summary>
    public static DayRange OfMonth(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(first, first.AddMonths(1));
    }

    /// <summary>Number of days; 0 when empty.</summary>
    public int Days => End.DayNumber - Start.DayNumber;

    public bool IsEmpty => Start == End;

    /// <summary>The last day, included.</summary>
    /// <exception cref="InvalidOperationException">The range is empty.</exception>
    public DateOnly LastDay => IsEmpty ? throw new InvalidOperationException("An empty range of days has no last day.") : End.AddDays(-1);

    public bool Contains(DateOnly day) => Start <= day && day < End;

    /// <summary>Whether every day of the other range is in this one; an empty range is in every range.</summary>
    public bool Contains(DayRange other) => other.IsEmpty || (Start <= other.Start && other.End <= End);

    /// <summary>The same number of days, moved by so many days (negative: earlier).</summary>
    public DayRange Shift(int days) => new(Start.AddDays(days), End.AddDays(days));

    /// <summary>The days in both ranges; empty when there are none.</summary>
    public DayRange Intersect(DayRange other)
    {
        var start = Start > other.Start ? Start : other.Start;
        var end = End < other.End ? End : other.End;
        return end > start ? new(start, end) : new(start, start);
    }

    /// <summary>The days in order.</summary>
    public IEnumerable<DateOnly> EachDay()
    {
        for (var day = Start; day < End; day = day.AddDays(1))
            yield return day;
    }

    /// <summary>First and last day as a person types them: <c>2018-03-01..2018-03-31</c>; "empty" for the empty range.</summary>
    public override string ToString() => IsEmpty
        ? "empty"
        : string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd}..{LastDay:yyyy-MM-dd}");
}
