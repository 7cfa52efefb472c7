using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FunnelReports.Core.Calendars;

/// <summary>
/// The days a report is about, as a person types them: <c>2018</c>, <c>2018-H1</c>, <c>2018-Q1</c>, <c>2018-03</c>, <c>2018-W09</c>, or first and last day <c>2018-03-01..2018-03-31</c>.
/// Years, halves and quarters are those of the fiscal year, which is named after the calendar year in which it ends; months are those of the calendar,
/// and weeks start on the day that the workspace has chosen and have the names of ISO weeks, see <see cref="WeekStart"/>.
/// Two periods are equal when they have the same text and the same days.
/// </summary>
public sealed record Period
{
    private readonly ReportingCalendar calendar;

    private Period(PeriodKind kind, DayRange range, ReportingCalendar calendar)
    {
        Kind = kind;
        Range = range;
        this.calendar = calendar;
        Text = TextOf();
    }

    public PeriodKind Kind { get; }

    /// <summary>The days, half-open.</summary>
    public DayRange Range { get; }

    /// <summary>What a person would type for it, in its one canonical form; <see cref="Parse"/> reads it back.</summary>
    public string Text { get; }

    /// <summary>The fiscal year of which years, halves and quarters are.</summary>
    public FiscalYear FiscalYear => calendar.FiscalYear;

    /// <summary>True when calendar months make up the period exactly.</summary>
    public bool IsWholeMonths => !Range.IsEmpty && Range.Start.Day == 1 && Range.End.Day == 1;

    /// <summary>True when weeks make up the period exactly.</summary>
    public bool IsWholeWeeks => !Range.IsEmpty && Range.Start.DayOfWeek == calendar.WeekStart.Day && Range.End.DayOfWeek == calendar.WeekStart.Day;

    /// <summary>The stored buckets that make up the period exactly: months, else weeks, else none (null).</summary>
    public Grain? WholeBuckets => IsWholeMonths ? Grain.Month : IsWholeWeeks ? Grain.Week : null;

    /// <exception cref="FormatException">The text is no period; the message says what is wrong and gives examples.</exception>
    public static Period Parse(string text, ReportingCalendar calendar) =>
        TryParse(text, calendar, out var period, out var error) ? period : throw new FormatException(error);

    /// <summary>Reads a period.</summary>
    /// <param name="text">What was typed; letters may be small, spaces around it are ignored.</param>
    /// <param name="calendar">Says in which month the fiscal year starts, and on which day weeks do.</param>
    /// <param name="period">The period, when the text is one.</param>
    /// <param name="error">Otherwise one sentence: what is wrong, and examples of what is right.</param>
    public static bool TryParse(string? text, ReportingCalendar calendar, [NotNullWhen(true)] out Period? period, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return PeriodText.TryRead(text, calendar, out period, out error);
    }

    public static bool TryParse(string? text, ReportingCalendar calendar, [NotNullWhen(true)] out Period? period) => TryParse(text, calendar, out period, out _);

    /// <summary>The year, half, quarter, month or week that a day lies in; for <see cref="PeriodKind.Days"/> the day alone.</summary>
    public static Period Containing(DateOnly day, PeriodKind kind, ReportingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var fiscal = calendar.FiscalYear;
        var (year, month) = (fiscal.YearOf(day), fiscal.MonthIndexOf(day));
        return new(kind, kind switch
        {
            PeriodKind.Year => fiscal.Year(year),
            PeriodKind.Half => fiscal.Half(year, month / 6 + 1),
            PeriodKind.Quarter => fiscal.Quarter(year, month / 3 + 1),
            PeriodKind.Month => DayRange.OfMonth(day.Year, day.Month),
            PeriodKind.Week => calendar.WeekStart.DaysOf(calendar.WeekStart.WeekOf(day)),
            PeriodKind.Days => DayRange.OfDay(day),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A period is a year, half, quarter, month, week or days."),
        }, calendar);
    }

    /// <summary>From a first to a last day, both included.</summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public static Period FromTo(DateOnly first, DateOnly lastIncluded, ReportingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return new(PeriodKind.Days, DayRange.Of(first, lastIncluded), calendar);
    }

    /// <summary>The period just before: the month before a month, the year before a year; for first and last day, as many days that end where these start.</summary>
    public Period Previous() => Kind == PeriodKind.Days
        ? new(Kind, Range.Shift(-Range.Days), calendar)
        : Containing(Range.Start.AddDays(-1), Kind, calendar);

    /// <summary>The period just after, as <see cref="Previous"/> is the one before.</summary>
    public Period Next() => Kind == PeriodKind.Days
        ? new(Kind, Range.Shift(Range.Days), calendar)
        : Containing(Range.End, Kind, calendar);

    /// <summary>
    /// The same period a year earlier: the same month, or the week of the same number (week 53 becomes week 52 where that year has no 53), or the same first and last day
    /// (29 February becomes 28 February).
    /// </summary>
    public Period YearBefore()
    {
        switch (Kind)
        {
            case PeriodKind.Days:
                return new(Kind, DayRange.Of(Range.Start.AddYears(-1), Range.LastDay.AddYears(-1)), calendar);
            case PeriodKind.Week:
                var week = calendar.WeekStart.WeekOf(Range.Start);
                return new(Kind, calendar.WeekStart.DaysOf(new IsoWeek(week.Year - 1, Math.Min(week.Week, IsoWeek.WeeksIn(week.Year - 1)))), calendar);
            default:
                return Containing(Range.Start.AddYears(-1), Kind, calendar);
        }
    }

    /// <summary>Its first so many days; the whole period when it has no more than those.</summary>
    /// <exception cref="ArgumentException">Not one day is wanted.</exception>
    public Period First(int days)
    {
        if (days < 1) throw new ArgumentException("The first days of a period are one or more.", nameof(days));
        return days >= Range.Days ? this : new(PeriodKind.Days, new DayRange(Range.Start, Range.Start.AddDays(days)), calendar);
    }

    /// <summary>The days, weeks or months of the period, in order; the first and the last are cut to it.</summary>
    public IReadOnlyList<Bucket> Buckets(Grain grain) => Bucket.Cut(Range, grain, calendar.WeekStart);

    public bool Equals(Period? other) => other is not null && Text == other.Text && Range == other.Range;

    public override int GetHashCode() => HashCode.Combine(Text, Range);

    public override string ToString() => Text;

    internal static Period OfDays(DayRange range, ReportingCalendar calendar) => new(PeriodKind.Days, range, calendar);

    private string TextOf()
    {
        var (year, month) = (calendar.FiscalYear.YearOf(Range.Start), calendar.FiscalYear.MonthIndexOf(Range.Start));
        return Kind switch
        {
            PeriodKind.Year => string.Create(CultureInfo.InvariantCulture, $"{year:0000}"),
            PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-H{month / 6 + 1}"),
            PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-Q{month / 3 + 1}"),
            PeriodKind.Month => Range.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodKind.Week => calendar.WeekStart.WeekOf(Range.Start).ToString(),
            _ => Range.ToString(),
        };
    }
}
