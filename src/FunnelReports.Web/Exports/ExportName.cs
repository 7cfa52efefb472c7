using System.Globalization;
using System.Text;

namespace FunnelReports.Web.Exports;

/// <summary>Names files after what is in them: "velocity-2018-Q1-channel-email.xlsx".</summary>
public static class ExportName
{
    private const int LongestPart = 48;

    /// <summary>The name of a file.</summary>
    /// <param name="path">The path of the page.</param>
    /// <param name="ending">"xlsx" or "csv".</param>
    /// <param name="parts">Period, filter, table: what is null or empty is left out.</param>
    public static string Of(string path, string ending, params IEnumerable<string?> parts)
    {
        ArgumentNullException.ThrowIfNull(path);
        var page = path.Trim('/') is { Length: > 0 } named ? named : "overview";
        return $"{string.Join('-', parts.Prepend(page).Select(part => Plain(part ?? "")).Where(part => part.Length > 0))}.{ending}";
    }

    // Letters without accents, digits, and a dash for each run of anything else.
    private static string Plain(string part)
    {
        var plain = new StringBuilder();
        foreach (var sign in part.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(sign)) plain.Append(sign);
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != '-') plain.Append('-');
        }

        return plain.ToString(0, Math.Min(plain.Length, LongestPart)).TrimEnd('-');
    }
}
