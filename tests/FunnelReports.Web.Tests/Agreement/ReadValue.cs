using System.Globalization;
using System.Text.RegularExpressions;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>What a reader of English understands of a cell, told as a file must tell it. It knows nothing of how pages are written.</summary>
/// <param name="Csv">As CSV has it: "0.352", "2018-03-01", words.</param>
/// <param name="Number">The number of a workbook's cell, for days that of a spreadsheet's calendar; null for words.</param>
internal sealed partial record ReadValue(string Csv, decimal? Number = null)
{
    private static readonly string[] Dates = ["d MMM yyyy", "d MMM yyyy, HH:mm", "MMMM yyyy", "MMM yyyy"];
    private static readonly string[] Written = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM", "yyyy-MM"];

    /// <summary>True for days, months and moments.</summary>
    public bool IsDate { get; private init; }

    /// <summary>A number or day where there is one, else words.</summary>
    public static ReadValue Of(string seen) => DateOf(seen) ?? SecondsOf(seen) ?? NumberOf(seen) ?? Words(seen);

    /// <summary>Words, whatever they look like.</summary>
    public static ReadValue Words(string seen) => new(seen is ['=' or '+' or '-' or '@', ..] ? "'" + seen : seen);

    /// <summary>The unit that stands beside the number: "fraction", "points", "days" or a currency; null for things.</summary>
    public static string? UnitOf(string seen) =>
        !Figure().IsMatch(seen) ? null : seen.Contains('€', StringComparison.Ordinal) ? "EUR" : seen[^1] == '%' ? "fraction" : seen.EndsWith("points", StringComparison.Ordinal) ? "points" : seen.Contains("day", StringComparison.Ordinal) ? "days" : null;

    private static ReadValue? DateOf(string seen)
    {
        foreach (var (date, written) in Dates.Zip(Written))
        {
            if (DateTime.TryParseExact(seen, date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
                return new ReadValue(clock.ToString(written, CultureInfo.InvariantCulture), Math.Round((decimal)(clock - new DateTime(1899, 12, 30)).TotalDays, 10)) { IsDate = true };
        }

        return null;
    }

    private static ReadValue? SecondsOf(string seen) => Length().Match(seen) is { Success: true } length
        ? Rounded((60 * (length.Groups["min"] is { Success: true } minutes ? decimal.Parse(minutes.Value, CultureInfo.InvariantCulture) : 0)) + decimal.Parse(length.Groups["s"].Value, CultureInfo.InvariantCulture), length.Groups["min"].Success ? 0 : 1)
        : null;

    private static ReadValue? NumberOf(string seen)
    {
        if (Figure().Match(seen) is not { Success: true } figure) return null;
        var digits = figure.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
        var decimals = digits.Length - 1 - digits.IndexOf('.', StringComparison.Ordinal) is var after && after < digits.Length ? after : 0;
        var number = decimal.Parse(digits, CultureInfo.InvariantCulture) * (figure.Groups["sign"].Value is "−" or "-" ? -1 : 1);
        return UnitOf(seen) == "fraction" ? Rounded(number / 100, decimals + 2) : Rounded(number, decimals);
    }

    private static ReadValue Rounded(decimal number, int decimals) => new(number.ToString($"F{decimals}", CultureInfo.InvariantCulture), number);

    [GeneratedRegex(@"^(?<sign>[+−-]?)€?(?<digits>[\d,]+(\.\d+)?)(%| points| days?)?$")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^((?<min>\d+) min )?(?<s>\d+(\.\d)?) s$")]
    private static partial Regex Length();
}
