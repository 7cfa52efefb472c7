using System.Globalization;
using FunnelReports.Core;

namespace FunnelReports.Web.Localization;

/// <summary>
/// Amounts in the fields of a form, by the rules of the reader's language: "1,234.50" or "1234.5" in English, "1 234,50" or "1234,5" in French.
/// Read exactly: what another language would write, or a cent too fine, is refused and never rounded or guessed.
/// </summary>
public static class AmountInput
{
    private const char Minus = '\u2212';

    /// <summary>An amount as a person may type it: with the currency's decimals and marks between thousands, without a currency sign.</summary>
    public static string Write(long minor, Currency currency, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(currency);
        ArgumentNullException.ThrowIfNull(culture);
        return (minor / (decimal)currency.MinorPerMajor).ToString($"N{currency.Decimals}", culture);
    }

    /// <summary>Reads what was typed. Spaces around it are ignored; marks between thousands may be left out, but where they stand they must be in place.</summary>
    /// <returns>False when it is no amount, is finer than the currency's minor unit, or is too large to count.</returns>
    public static bool TryRead(string typed, Currency currency, CultureInfo culture, out long minor)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(culture);
        minor = 0;
        var mark = culture.NumberFormat.NumberDecimalSeparator[0];
        var plain = WithoutThousands(typed.Trim().Replace(Minus, '-'), mark, culture.NumberFormat.NumberGroupSeparator);
        if (plain is null || !Money.TryParse(plain, currency, out var money, mark)) return false;
        minor = money.Minor;
        return true;
    }

    // Null when a mark between thousands stands where none belongs.
    private static string? WithoutThousands(string text, char mark, string separator)
    {
        var end = text.IndexOf(mark, StringComparison.Ordinal);
        var (whole, rest) = end < 0 ? (text, "") : (text[..end], text[end..]);
        var groups = string.IsNullOrWhiteSpace(separator) ? whole.Split(' ', '\u00a0', '\u202f') : whole.Split(separator);
        var misplaced = groups.Length > 1 && (groups[0].TrimStart('+', '-').Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3));
        return misplaced ? null : string.Concat(groups) + rest;
    }
}
