using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>The looks of the cells of one workbook; each number has the decimals that its reader sees.</summary>
internal sealed class WorkbookStyles
{
    /// <summary>The look of headings.</summary>
    public const int Heading = 1;

    /// <summary>The look of words.</summary>
    public const int Words = 2;

    /// <summary>Words that stay words when a person edits them, though they look like a formula.</summary>
    public const int FormulaLike = 3;

    private const int FirstOwn = 4;
    private const int FirstFormat = 164;

    private readonly List<string> formats = [];

    /// <summary>The look of a value, by its place.</summary>
    public int Of(ShownValue value) => value switch
    {
        ShownValue.Text { Words: var words } => FormulaGuard.LooksLikeFormula(words) ? FormulaLike : Words,
        ShownValue.Number { Unit: ShownUnit.Fraction, Decimals: var decimals } => OfFormat(Decimals("0", decimals - 2) + "%"),
        ShownValue.Number { Unit: ShownUnit.Money, Currency: { } currency, Decimals: var decimals } => OfFormat($"[${currency}] {Decimals("#,##0", decimals)}"),
        ShownValue.Number { Unit: ShownUnit.Seconds, Decimals: var decimals } => OfFormat(Decimals("#,##0", decimals) + "\\ \\s"),
        ShownValue.Number { Decimals: var decimals } => OfFormat(Decimals("#,##0", decimals)),
        ShownValue.Day => OfFormat("yyyy-mm-dd"),
        ShownValue.Month => OfFormat("mmmm yyyy"),
        _ => OfFormat("yyyy-mm-dd hh:mm"),
    };

    /// <summary>The part of the workbook that holds them.</summary>
    public string Xml()
    {
        var own = formats.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"""<xf numFmtId="{FirstFormat + i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""));
        var named = formats.Select((format, i) => string.Create(CultureInfo.InvariantCulture, $"""<numFmt numFmtId="{FirstFormat + i}" formatCode="{format}"/>"""));
        return $"""
            <styleSheet xmlns="{WorkbookParts.Main}">{(formats.Count == 0 ? "" : $"""<numFmts count="{formats.Count}">{string.Concat(named)}</numFmts>""")}
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="{FirstOwn + formats.Count}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
            <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>{string.Concat(own)}</cellXfs>
            </styleSheet>
            """;
    }

    private static string Decimals(string whole, int decimals) => decimals <= 0 ? whole : $"{whole}.{new string('0', decimals)}";

    private int OfFormat(string format)
    {
        var at = formats.IndexOf(format);
        if (at < 0)
        {
            at = formats.Count;
            formats.Add(format);
        }

        return FirstOwn + at;
    }
}
