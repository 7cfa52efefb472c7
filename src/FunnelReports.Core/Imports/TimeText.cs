namespace FunnelReports.Core.Imports;

/// <summary>Reads the time that follows a date: <c>14:30</c>, <c>14:30:15.123456</c>, <c>2:30 PM</c>, each with an offset (<c>Z</c>, <c>+02:00</c>, <c>-0300</c>, <c>UTC</c>) or without.</summary>
internal static class TimeText
{
    private const long Second = Instant.MicrosPerSecond;

    /// <summary>Reads the whole text.</summary>
    /// <param name="text">The time and nothing else.</param>
    /// <param name="micros">Microseconds since midnight; what lies below a microsecond is cut off.</param>
    /// <param name="offset">Microseconds to take away to come to UTC, or null when the text has no offset.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out long micros, out long? offset)
    {
        micros = 0;
        offset = null;
        text = text.Trim();
        if (!Number(ref text, 1, 2, out var hour) || !Take(ref text, ':') || !Number(ref text, 2, 2, out var minute)) return false;
        var second = 0;
        long fraction = 0;
        if (Take(ref text, ':') && (!Number(ref text, 2, 2, out second) || !Fraction(ref text, out fraction))) return false;
        text = text.TrimStart();
        if (!Noon(ref text, ref hour) || hour > 23 || minute > 59 || second > 59) return false;
        micros = ((hour * 60L + minute) * 60 + second) * Second + fraction;
        return Offset(text.TrimStart(), out offset);
    }

    private static bool Noon(ref ReadOnlySpan<char> text, ref int hour)
    {
        var pm = text.StartsWith("PM", StringComparison.OrdinalIgnoreCase);
        if (!pm && !text.StartsWith("AM", StringComparison.OrdinalIgnoreCase)) return true;
        if (hour is 0 or > 12) return false;
        hour = hour % 12 + (pm ? 12 : 0);
        text = text[2..];
        return true;
    }

    private static bool Fraction(ref ReadOnlySpan<char> text, out long micros)
    {
        micros = 0;
        if (!Take(ref text, '.') && !Take(ref text, ',')) return true;
        var digits = 0;
        for (; digits < text.Length && char.IsAsciiDigit(text[digits]); digits++)
        {
            if (digits < 6) micros = micros * 10 + (text[digits] - '0');
        }

        for (var i = digits; i < 6; i++) micros *= 10;
        text = text[digits..];
        return digits is >= 1 and <= 9;
    }

    private static bool Offset(ReadOnlySpan<char> text, out long? offset)
    {
        offset = null;
        if (text.IsEmpty) return true;
        offset = 0;
        if (text is "Z" or "z" or "UTC" or "GMT") return true;
        var sign = text[0] switch { '+' => 1, '-' => -1, _ => 0 };
        text = text[1..];
        if (sign == 0 || !Number(ref text, 2, 2, out var hours)) return false;
        var minutes = 0;
        if (!text.IsEmpty)
        {
            Take(ref text, ':');
            if (!Number(ref text, 2, 2, out minutes)) return false;
        }

        offset = sign * (hours * 60L + minutes) * 60 * Second;
        return text.IsEmpty && hours <= 14 && minutes <= 59;
    }

    private static bool Take(ref ReadOnlySpan<char> text, char mark)
    {
        if (text.IsEmpty || text[0] != mark) return false;
        text = text[1..];
        return true;
    }

    private static bool Number(ref ReadOnlySpan<char> text, int least, int most, out int number)
    {
        number = 0;
        var length = 0;
        while (length < most && length < text.Length && char.IsAsciiDigit(text[length])) number = number * 10 + (text[length++] - '0');
        text = text[length..];
        return length >= least;
    }
}
