namespace FunnelReports.Core.Imports.Guesses;

/// <summary>What the dates of a column tell of how they are written.</summary>
/// <param name="Order">The order of day and month, where the values leave no doubt; null where none is needed or nobody can tell.</param>
/// <param name="IsOpen">True when day and month stand in some order and no value tells which: somebody must be asked.</param>
public sealed record DateGuess(DateOrder? Order, bool IsOpen)
{
    private const int LastMonth = 12;

    /// <summary>Looks at the values, the empty ones left out.</summary>
    public static DateGuess Of(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (dayFirst, monthFirst, either) = (0, 0, 0);
        foreach (var text in values)
        {
            if (!TryParts(text, out var first, out var second)) continue;
            if (first > LastMonth) dayFirst++;
            else if (second > LastMonth) monthFirst++;
            else either++;
        }

        if (dayFirst + monthFirst == 0) return new(null, either > 0);
        return new(dayFirst >= monthFirst ? DateOrder.DayMonthYear : DateOrder.MonthDayYear, false);
    }

    /// <summary>True when more than half of the values, and at least one, begin with a date in any order.</summary>
    public static bool LooksLikeDates(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (dates, others) = (0, 0);
        foreach (var text in values.Where(v => !string.IsNullOrWhiteSpace(v)))
        {
            if (IsDate(text)) dates++;
            else others++;
        }

        return dates > others;
    }

    private static bool IsDate(string text) =>
        DayText.Read(text.AsSpan().Trim(), DateOrder.DayMonthYear, out _, out _) is null || DayText.Read(text.AsSpan().Trim(), DateOrder.MonthDayYear, out _, out _) is null;

    // Day and month before a year of four digits.
    private static bool TryParts(ReadOnlySpan<char> text, out int first, out int second)
    {
        (first, second) = (0, 0);
        text = text.Trim();
        var one = Digits(text, out first);
        if (one is 0 or > 2 || one >= text.Length || text[one] is not ('/' or '-' or '.')) return false;
        var mark = text[one];
        text = text[(one + 1)..];
        var two = Digits(text, out second);
        if (two is 0 or > 2 || two >= text.Length || text[two] != mark) return false;
        return Digits(text[(two + 1)..], out _) == 4;
    }

    private static int Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        var length = 0;
        while (length < text.Length && length < 5 && char.IsAsciiDigit(text[length])) number = number * 10 + (text[length++] - '0');
        return length;
    }
}
