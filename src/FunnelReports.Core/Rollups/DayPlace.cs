namespace FunnelReports.Core.Rollups;

/// <summary>
/// Where a day lies: its month, its place in it, and its piece, the part of an ISO week that lies in one month. Whole months and whole weeks are both
/// sums of pieces, so a histogram kept by piece gives both.
/// </summary>
/// <param name="Month">Months since January of year 0.</param>
/// <param name="Day">0 for the first of the month.</param>
/// <param name="Piece">0 for the piece in which the month begins.</param>
internal readonly record struct DayPlace(int Month, byte Day, byte Piece)
{
    public const int DaysPerMonth = 31;
    public const int PiecesPerMonth = 6;

    /// <summary>The month of the first day there is.</summary>
    public const int FirstMonth = 12;

    /// <summary>One more than the month of the last day there is.</summary>
    public const int MonthLimit = 10_000 * 12;

    private static readonly int First = new DateOnly(1990, 1, 1).DayNumber;
    private static readonly DayPlace[] Table = [.. Enumerable.Range(First, 40_000).Select(Compute)];

    /// <summary>The place of a day given by its <see cref="DateOnly.DayNumber"/>.</summary>
    public static DayPlace Of(int day)
    {
        var i = day - First;
        return i >= 0 && i < Table.Length ? Table[i] : Compute(day);
    }

    public static DateOnly FirstDayOf(int month) => new(month / 12, (month % 12) + 1, 1);

    /// <summary>The Monday on or before the first day of a piece; it lies in the month before where the piece is the rest of a week. Null past the last day there is.</summary>
    public static DateOnly? MondayOf(int month, int piece)
    {
        var day = Bucketing.WeekOf(FirstDayOf(month)).DayNumber + (7 * piece);
        return day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber(day) : null;
    }

    private static DayPlace Compute(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        var first = Bucketing.MonthOf(date);
        var piece = (day - Bucketing.WeekOf(first).DayNumber) / 7;
        return new DayPlace((date.Year * 12) + date.Month - 1, (byte)(date.Day - 1), (byte)piece);
    }
}
