namespace FunnelReports.Core.Calendars;

/// <summary>
/// The day on which weeks start: Monday, as ISO 8601 has it, or the Saturday or Sunday before. A week has the name of the ISO week that holds its Thursday: where weeks
/// start on Sunday, 2018-W09 is 25 February to 3 March 2018, the days of the ISO week moved back by one. So every day lies in exactly one week, every week has seven
/// days and one name, and years have 52 or 53 weeks as ISO years have. Without a value Monday.
/// </summary>
public readonly record struct WeekStart
{
    private const int DaysPerWeek = 7;

    private readonly int daysBeforeMonday;

    private WeekStart(int daysBeforeMonday) => this.daysBeforeMonday = daysBeforeMonday;

    public static WeekStart Monday => default;

    public static WeekStart Saturday => new(2);

    public static WeekStart Sunday => new(1);

    /// <summary>The days on which weeks can start.</summary>
    public static IReadOnlyList<WeekStart> All { get; } = [Monday, Saturday, Sunday];

    /// <summary>The number that ISO 8601 gives the day: 1 Monday, 6 Saturday, 7 Sunday.</summary>
    public int Number => daysBeforeMonday == 0 ? 1 : DaysPerWeek + 1 - daysBeforeMonday;

    public DayOfWeek Day => (DayOfWeek)(Number % DaysPerWeek);

    /// <summary>As settings write it: monday, saturday or sunday.</summary>
    public string Key => daysBeforeMonday switch { 0 => "monday", 1 => "sunday", _ => "saturday" };

    /// <summary>The day by its ISO number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Weeks cannot start on it.</exception>
    public static WeekStart Of(int number)
    {
        foreach (var start in All)
        {
            if (start.Number == number) return start;
        }

        throw new ArgumentOutOfRangeException(nameof(number), number, "Weeks start on Monday (1), Saturday (6) or Sunday (7).");
    }

    /// <summary>Reads a <see cref="Key"/>, in capitals or small letters.</summary>
    /// <returns>False when weeks cannot start on it, or it is no day.</returns>
    public static bool TryParse(string? text, out WeekStart start)
    {
        start = default;
        foreach (var day in All)
        {
            if (!day.Key.Equals(text?.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            start = day;
            return true;
        }

        return false;
    }

    /// <summary>The name of the week of a day.</summary>
    public IsoWeek WeekOf(DateOnly day) => IsoWeek.Of(day.AddDays(daysBeforeMonday));

    /// <summary>The seven days of a week.</summary>
    public DayRange DaysOf(IsoWeek week) => week.Days.Shift(-daysBeforeMonday);

    /// <summary>The first day of the week of a day; of the week that begins before there are days, the first day there is.</summary>
    public DateOnly FirstDayOf(DateOnly day) => DateOnly.FromDayNumber(Math.Max(0, FirstDayOf(day.DayNumber)));

    /// <summary>The same by <see cref="DateOnly.DayNumber"/>, of which 0 is a Monday; negative for the week that begins before there are days.</summary>
    internal int FirstDayOf(int day) => day - ((day + daysBeforeMonday) % DaysPerWeek);

    public override string ToString() => Key;
}
