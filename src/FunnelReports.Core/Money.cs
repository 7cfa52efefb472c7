using System.Globalization;

namespace FunnelReports.Core;

/// <summary>
/// An amount in whole minor units (cents) of one currency. Never a floating-point number. Amounts of different currencies
/// cannot be added or compared: there is no exchange rate here.
/// </summary>
/// <param name="Minor">Minor units; negative for a credit.</param>
/// <param name="Currency">The currency that says how many minor units make a major one.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>No money, in that currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>The amount in major units with all decimals of the currency and a point, in no culture: <c>12.34</c>, <c>-0.05</c>, <c>500</c> (JPY).</summary>
    public string ToDecimalString()
    {
        var digits = Int128.Abs(Minor).ToString(CultureInfo.InvariantCulture);
        var sign = Minor < 0 ? "-" : "";
        var decimals = Currency.Decimals;
        if (decimals == 0)
            return sign + digits;
        digits = digits.PadLeft(decimals + 1, '0');
        return $"{sign}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    /// <summary>
    /// Reads an exact amount: an optional sign, digits, and optionally the decimal mark with digits. Digits beyond the currency's decimals must be zeros.
    /// No thousands marks, no exponent, no currency sign: nothing is guessed and nothing is rounded. Spaces around it are ignored.
    /// </summary>
    /// <returns>False when the text is anything else, or too large to count in minor units.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, Currency currency, out Money money, char decimalMark = '.')
    {
        ArgumentNullException.ThrowIfNull(currency);
        money = Zero(currency);
        text = text.Trim();
        var negative = text.Length > 0 && text[0] == '-';
        if (negative || (text.Length > 0 && text[0] == '+'))
            text = text[1..];
        var mark = text.IndexOf(decimalMark);
        var whole = mark < 0 ? text : text[..mark];
        var fraction = mark < 0 ? default : text[(mark + 1)..];
        if (whole.IsEmpty || (mark >= 0 && fraction.IsEmpty))
            return false;

        Int128 minor = 0;
        foreach (var c in whole)
            if (!Append(c, ref minor))
                return false;
        for (var i = 0; i < Math.Max(fraction.Length, currency.Decimals); i++)
        {
            var c = i < fraction.Length ? fraction[i] : '0';
            if (i >= currency.Decimals ? c != '0' : !Append(c, ref minor))
                return false;
        }
        if (negative)
            minor = -minor;
        if (minor < long.MinValue || minor > long.MaxValue)
            return false;
        money = new((long)minor, currency);
        return true;
    }

    /// <summary>The amount divided by a count, rounded half away from zero to the minor unit. Divide last: the shares of a sum need not add up to it.</summary>
    /// <returns>Null when the count is 0: there is no such amount.</returns>
    public Money? DividedBy(long count)
    {
        if (count == 0)
            return null;
        Int128 numerator = Int128.Abs(Minor), denominator = Int128.Abs(count);
        var rounded = (2 * numerator + denominator) / (2 * denominator);
        return new((long)((Minor < 0) == (count < 0) ? rounded : -rounded), Currency);
    }

    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Minor.CompareTo(Same(this, other).Minor);

    public override string ToString() => $"{ToDecimalString()} {Currency}";

    public static Money operator +(Money left, Money right) => new(left.Minor + Same(left, right).Minor, left.Currency);
    public static Money operator -(Money left, Money right) => new(left.Minor - Same(left, right).Minor, left.Currency);
    public static Money operator -(Money amount) => new(-amount.Minor, amount.Currency);
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    private static bool Append(char c, ref Int128 minor)
    {
        if (!char.IsAsciiDigit(c) || minor > long.MaxValue)
            return false;
        minor = minor * 10 + (c - '0');
        return true;
    }

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"Amounts in {left.Currency} and {right.Currency} cannot be added or compared: the program holds no exchange rates.");
}
