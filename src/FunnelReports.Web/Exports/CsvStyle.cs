using System.Globalization;

namespace FunnelReports.Web.Exports;

/// <summary>How a spreadsheet program of a language expects CSV: what divides its columns, and its decimal mark.</summary>
/// <param name="Separator">Divides columns.</param>
/// <param name="DecimalMark">Divides a number from its decimals.</param>
public sealed record CsvStyle(char Separator, char DecimalMark)
{
    /// <summary>Name of the query value that names the language.</summary>
    public const string QueryName = "locale";

    /// <summary>Commas between columns and decimal points, as English has them and imports read them.</summary>
    public static CsvStyle Point { get; } = new(',', '.');

    private static readonly CsvStyle Comma = new(';', ',');

    /// <summary>The style of a language such as "fr"; of the reader's own without one. English is the style of every language with a decimal point.</summary>
    public static CsvStyle Of(string? language)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (language is { Length: 2 } && language.All(char.IsAsciiLetter)) culture = CultureInfo.GetCultureInfo(language);
        return culture.NumberFormat.NumberDecimalSeparator == "," ? Comma : Point;
    }
}
