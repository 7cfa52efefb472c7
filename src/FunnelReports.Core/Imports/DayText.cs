namespace FunnelReports.Core.Imports;

/// <summary>Reads a date: <c>2018-03-01</c>, <c>2018/3/1</c>, <c>20180301</c>, and with an order of day and month <c>1/3/2018</c>. Nothing is guessed.</summary>
internal static class DayText
{
    public const int FirstYear = 1970;
    public const int LastYear = 2100;

    /// <summary>Reads the date at the beginning of a text.</summary>
    /// <param name="text">Begins with the date.</param>
    /// <param name="order">How the file orders day and month, if it says.</param>
    /// <param name="day">The date.</param>
    /// <param name="rest">What follows it.</param>
    /// <returns>Null, or why it is no date; an empty reason when it does not look like one.</returns>
    public static string? Read(ReadOnlySpan<char> text, DateOrder? order, out DateOnly day, out ReadOnlySpan<char> rest)
    {
        day = default;
        rest = text;
        var first = Digits(ref rest, out var a);
        if (first == 8) return Make(a / 10_000, a / 100 % 100, a % 100, out day);
        if (rest.IsEmpty || rest[0] is not ('-' or '/' or '.')) return "";
        var mark = rest[0];
        rest = rest[1..];
        var second = Digits(ref rest, out var b);
        if (second is 0 or > 2 || rest.IsEmpty || rest[0] != mark) return "";
        rest = rest[1..];
        var third = Digits(ref rest, out var c);
        return (first, third) switch
        {
            (4, 1 or 2) => Make(a, b, c, out day),
            (1 or 2, 4) => order switch
            {
                DateOrder.DayMonthYear => Make(c, b, a, out day),
                DateOrder.MonthDayYear => Make(c, a, b, out day),
                DateOrder.YearMonthDay => "the map says that dates begin with the year, and this one does not",
                _ => "it does not say which is the day and which the month. Say which by dateOrder (\"dmy\" or \"mdy\") in a map file",
            },
            (1 or 2, 2) => "its year must have four digits",
            _ => "",
        };
    }

    private static string? Make(int year, int month, int dayOfMonth, out DateOnly day)
    {
        day = default;
        if (year is < FirstYear or > LastYear) return $"its year must lie between {FirstYear} and {LastYear}";
        if (month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return "there is no such day in the calendar";
        day = new(year, month, dayOfMonth);
        return null;
    }

    private static int Digits(ref ReadOnlySpan<char> text, out int number)
    {
        var length = 0;
        number = 0;
        while (length < text.Length && length < 9 && char.IsAsciiDigit(text[length])) number = number * 10 + (text[length++] - '0');
        text = text[length..];
        return length;
    }
}
