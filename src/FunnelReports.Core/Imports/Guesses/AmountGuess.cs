using System.Buffers;

namespace FunnelReports.Core.Imports.Guesses;

/// <summary>Which marks the amounts of a column have.</summary>
/// <param name="DecimalMark">Before the decimals: a point unless the values show a comma.</param>
/// <param name="ThousandsMark">Between thousands; null when there is none.</param>
public sealed record AmountGuess(char DecimalMark, char? ThousandsMark)
{
    private const int Thousand = 3;
    private static readonly SearchValues<char> Between = SearchValues.Create(".,' \u00A0\u202F");

    /// <summary>Looks at the values: a mark that comes last after another one, or that is not followed by three digits, is the decimal mark.</summary>
    public static AmountGuess Of(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        char? decimalMark = null;
        char? thousands = null;
        foreach (var text in values.Select(v => v.Trim()).Where(v => v.Length > 0))
        {
            var last = text.LastIndexOfAny(['.', ',']);
            if (last >= 0)
            {
                var isRepeated = text.IndexOf(text[last]) != last;
                if (!isRepeated && (text.Length - last - 1 != Thousand || text.AsSpan(0, last).ContainsAny('.', ','))) decimalMark ??= text[last];
                else thousands ??= text[last];
            }

            var between = text.AsSpan(0, last < 0 ? text.Length : last).IndexOfAny(Between);
            if (between >= 0 && text[between] != decimalMark) thousands ??= text[between] is '.' or ',' or '\'' ? text[between] : ' ';
        }

        var mark = decimalMark ?? (thousands == '.' ? ',' : '.');
        return new(mark, thousands == mark ? null : thousands);
    }
}
