using System.Globalization;
using System.Text.RegularExpressions;
using FunnelReports.Core;

namespace FunnelReports.Data.Reports;

/// <summary>
/// Understands what was typed for a lead goal, the same everywhere so that a link says the same to everybody: digits with a point before decimals, blanks or commas between thousands.
/// </summary>
internal static partial class GoalReading
{
    private const int MostDecimals = 9;

    /// <summary>The amount, more than 0 unless 0 is allowed; null when nothing was typed.</summary>
    /// <exception cref="MistakeException">It is no such amount.</exception>
    public static Money? Amount(string? typed, string name, Currency currency, bool zero = false)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (!Money.TryParse(Plain(typed), currency, out var money))
            throw new MistakeException($"The {name} '{typed.Trim()}' was not understood. Write digits with a point before decimals, in {currency.Code}: 10000000, 10,000,000 or 49999.50.");
        return money.Minor > 0 || (zero && money.Minor == 0)
            ? money
            : throw new MistakeException($"The {name} '{typed.Trim()}' is too small: it must be {(zero ? "0 or more" : "more than 0")}.");
    }

    /// <summary>The number; null when nothing was typed.</summary>
    /// <exception cref="MistakeException">It is no whole number of 0 or more.</exception>
    public static long? Count(string? typed, string name)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        return long.TryParse(Plain(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new MistakeException($"The number of {name} '{typed.Trim()}' was not understood. Write a whole number, e.g. 200.");
    }

    /// <summary>The share as its exact counts, "25 %" as 25 of 100; null when nothing was typed.</summary>
    /// <exception cref="MistakeException">It is no share of more than 0 and up to 100 %.</exception>
    public static Ratio? Share(string? typed, string name)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var text = typed.Trim();
        var percent = text.EndsWith('%');
        var number = percent ? text[..^1].TrimEnd() : text;
        var decimals = number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        if (decimals > MostDecimals || !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            throw new MistakeException($"The {name} '{text}' was not understood. Write it as 25 % or 0.25, with a point before decimals.");
        if (value > (percent ? 100 : 1))
            throw new MistakeException($"The {name} '{text}' is more than 100 %. {(percent ? "Write a share of at most 100 %." : $"For percent write the sign too: {text} %.")}");
        if (value == 0) throw new MistakeException($"With a {name} of {text} no number is enough. Write more than 0, e.g. 25 % or 0.25, or leave it out.");
        var whole = (long)Math.Pow(10, decimals);
        return new Ratio((long)(value * whole), percent ? whole * 100 : whole);
    }

    private static string Plain(string typed)
    {
        var text = string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));
        return Grouped.IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text;
    }

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped { get; }
}
