using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace FunnelReports.Core.Calendars;

/// <summary>Reads the text of a period and says in one sentence what is wrong with one that cannot be read.</summary>
internal static class PeriodText
{
    private const int FirstYear = 1970;
    private const int LastYear = 2099;
    private const string Examples = "Write for example 2018, 2018-H1, 2018-Q1, 2018-03, 2018-W09 or 2018-03-01..2018-03-31.";

    public static bool TryRead(string? text, ReportingCalendar calendar, [NotNullWhen(true)] out Period? period, [NotNullWhen(false)] out string? error)
    {
        var typed = (text ?? "").Trim();
        (period, var wrong) = typed.Length == 0 ? (null, "The period is empty.") : Read(typed, calendar);
        error = period is null ? $"{wrong} {Examples}" : null;
        return period is not null;
    }

    private static (Period? Period, string Wrong) Read(string typed, ReportingCalendar calendar)
    {
        var fiscal = calendar.FiscalYear;
        var dots = typed.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0)
            return ReadFromTo(typed[..dots].Trim(), typed[(dots + 2)..].Trim(), calendar);
        if (typed is [_, _, _, _, '-', _, _, '-', _, _])
            return ReadFromTo(typed, typed, calendar);
        if (typed.Length < 4 || !Number(typed.AsSpan(0, 4), out var year) || (typed.Length > 4 && typed[4] != '-'))
            return (null, $"\"{typed}\" is not a period.");
        if (year is < FirstYear or > LastYear)
            return (null, $"The year {year:0000} is out of range: periods lie between {FirstYear} and {LastYear}.");
        if (typed.Length == 4)
            return (Period.Containing(fiscal.StartOf(year), PeriodKind.Year, calendar), "");
        var part = typed[5..].ToUpperInvariant();
        return part switch
        {
            ['H', ..] => ReadPart(part, 1, 2, "a year has the halves H1 and H2", half => Period.Containing(fiscal.Half(year, half).Start, PeriodKind.Half, calendar)),
            ['Q', ..] => ReadPart(part, 1, 4, "a year has the quarters Q1 to Q4", quarter => Period.Containing(fiscal.Quarter(year, quarter).Start, PeriodKind.Quarter, calendar)),
            ['W', ..] => ReadPart(part, 2, IsoWeek.WeeksIn(year), $"{year} has the weeks W01 to W{IsoWeek.WeeksIn(year)}", week => Period.Containing(new IsoWeek(year, week).Monday, PeriodKind.Week, calendar)),
            _ => ReadPart("M" + part, 2, 12, "a year has the months 01 to 12", month => Period.Containing(new DateOnly(year, month, 1), PeriodKind.Month, calendar)),
        };
    }

    private static (Period? Period, string Wrong) ReadPart(string part, int digits, int most, string rule, Func<int, Period> make) =>
        part.Length == digits + 1 && Number(part.AsSpan(1), out var number) && number >= 1 && number <= most
            ? (make(number), "")
            : (null, $"There is no \"{part.TrimStart('M')}\": {rule}.");

    private static (Period? Period, string Wrong) ReadFromTo(string first, string last, ReportingCalendar calendar)
    {
        foreach (var typed in new[] { first, last })
        {
            if (!Date(typed, out var day))
                return (null, typed.Length == 0 ? "A period from day to day needs its first and its last day." : $"\"{typed}\" is not a day of the calendar.");
            if (day.Year is < FirstYear or > LastYear)
                return (null, $"The year {day.Year:0000} is out of range: periods lie between {FirstYear} and {LastYear}.");
        }
        Date(first, out var from);
        Date(last, out var to);
        return to < from
            ? (null, $"The period ends on {last}, before it starts on {first}.")
            : (Period.OfDays(DayRange.Of(from, to), calendar), "");
    }

    private static bool Date(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static bool Number(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
