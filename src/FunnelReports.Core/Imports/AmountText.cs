namespace FunnelReports.Core.Imports;

/// <summary>Reads amounts exactly as a file writes them.</summary>
internal static class AmountText
{
    public static bool TryRead(string text, Currency currency, char decimalMark, char? thousands, out long minor, out string reason)
    {
        var plain = thousands is { } mark ? WithoutThousands(text, decimalMark, mark) : text;
        var read = Money.TryParse(plain, currency, out var money, decimalMark);
        minor = money.Minor;
        reason = read ? "" : Reason(text, currency, decimalMark, thousands);
        return read;
    }

    // Marks between thousands are taken out only where they divide the digits by three; elsewhere they stay and make the amount unreadable.
    private static string WithoutThousands(string text, char decimalMark, char mark)
    {
        var end = text.IndexOf(decimalMark);
        var whole = (end < 0 ? text : text[..end]).Trim();
        var groups = whole.Split(mark == ' ' ? [' ', '\u00A0', '\u202F'] : [mark]);
        var head = groups[0].TrimStart('+', '-');
        if (groups.Length > 1 && (head.Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))) return text;
        return string.Concat(groups) + (end < 0 ? "" : text[end..]);
    }

    private static string Reason(string text, Currency currency, char decimalMark, char? thousands)
    {
        var example = currency.Decimals == 0 ? "1234" : $"1234{decimalMark}{new string('5', currency.Decimals)}";
        var hint = thousands is null ? " If the file has marks between thousands or another decimal mark, say so by \"thousands\" and \"decimal\" in a map file." : "";
        return $"{RowCells.Quoted(text)} is not an amount in {currency.Code}. Write it like {example}.{hint}";
    }
}
