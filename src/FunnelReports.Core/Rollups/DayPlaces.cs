using System.Collections.Concurrent;
using FunnelReports.Core.Calendars;

namespace FunnelReports.Core.Rollups;

/// <summary>
/// The places of all days where weeks start on one day. Whole months and whole weeks are both sums of pieces, so a histogram kept by piece gives both.
/// </summary>
internal sealed class DayPlaces
{
    private static readonly int First = new DateOnly(1990, 1, 1).DayNumber;
    private static readonly ConcurrentDictionary<WeekStart, DayPlaces> Cache = [];

    private readonly WeekStart weeks;
    private readonly DayPlace[] table;

    private DayPlaces(WeekStart weeks)
    {
        this.weeks = weeks;
        table = [.. Enumerable.Range(First, 40_000).Select(Compute)];
    }

    /// <summary>The places for weeks that start on this day.</summary>
    public static DayPlaces Of(WeekStart weeks) => Cache.GetOrAdd(weeks, static w => new(w));

    /// <summary>The place of a day given by its <see cref="DateOnly.DayNumber"/>.</summary>
    public DayPlace Of(int day)
    {
        var i = day - First;
        return i >= 0 && i < table.Length ? table[i] : Compute(day);
    }

    /// <summary>
    /// The first day of the week of which a piece is a part, as <see cref="WeekStart.FirstDayOf(DateOnly)"/> gives it; it lies in the month before where the piece is the rest of
    /// a week. Null past the last day there is.
    /// </summary>
    public DateOnly? WeekOf(int month, int piece)
    {
        var day = weeks.FirstDayOf(DayPlace.FirstDayOf(month).DayNumber) + (7 * piece);
        return day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(Math.Max(0, day)) : null;
    }

    private DayPlace Compute(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        var piece = (day - weeks.FirstDayOf(day - date.Day + 1)) / 7;
        return new DayPlace((date.Year * 12) + date.Month - 1, (byte)(date.Day - 1), (byte)piece);
    }
}
