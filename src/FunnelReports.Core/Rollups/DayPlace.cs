namespace FunnelReports.Core.Rollups;

/// <summary>Where a day lies: its month, its place in it, and its piece, the part of a week that lies in one month, see <see cref="DayPlaces"/>.</summary>
/// <param name="Month">Months since January of year 0.</param>
/// <param name="Day">0 for the first of the month.</param>
/// <param name="Piece">0 for the piece in which the month begins.</param>
internal readonly record struct DayPlace(int Month, byte Day, byte Piece)
{
    public const int DaysPerMonth = 31;
    public const int PiecesPerMonth = 6;

    /// <summary>One more than the month of the last day there is.</summary>
    public const int MonthLimit = 10_000 * 12;

    public static DateOnly FirstDayOf(int month) => new(month / 12, (month % 12) + 1, 1);
}
