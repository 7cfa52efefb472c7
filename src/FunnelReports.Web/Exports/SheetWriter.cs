using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>Writes one sheet of a workbook: a frozen bold heading, then rows.</summary>
internal sealed partial class SheetWriter : IDisposable
{
    /// <summary>The most rows that a sheet can have, its heading among them.</summary>
    private const int MostRows = 1_048_576;

    /// <summary>The most signs that a cell can have.</summary>
    private const int LongestText = 32_767;

    private static readonly DateTime Zero = new(1899, 12, 30);

    private readonly WorkbookStyles styles;
    private readonly XmlWriter xml;
    private int rows;

    /// <summary>Writes what comes before the rows, and the heading.</summary>
    /// <param name="to">Where the sheet goes; closed with it.</param>
    /// <param name="styles">The looks of the workbook.</param>
    /// <param name="columns">Its columns.</param>
    public SheetWriter(Stream to, WorkbookStyles styles, IReadOnlyList<SeenColumn> columns)
    {
        this.styles = styles;
        xml = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", WorkbookParts.Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        if (columns.Count > 0) Widths(columns);
        xml.WriteStartElement("sheetData");
        Row(columns.Select(column => (ShownValue?)new ShownValue.Text(column.Heading)), WorkbookStyles.Heading);
    }

    /// <summary>True when no further row fits.</summary>
    public bool IsFull => rows >= MostRows;

    /// <summary>Writes a row.</summary>
    public void Add(IReadOnlyList<ShownValue?> row) => Row(row, null);

    /// <summary>Writes what comes after the rows.</summary>
    public void Dispose() => xml.Dispose();

    private void Widths(IReadOnlyList<SeenColumn> columns)
    {
        xml.WriteStartElement("cols");
        foreach (var (i, column) in columns.Index())
        {
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", Number(i + 1));
            xml.WriteAttributeString("max", Number(i + 1));
            xml.WriteAttributeString("width", Number(column.Width ?? Math.Clamp(column.Heading.Length + 2, i == 0 || column.IsWords ? 24 : 12, 32)));
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Row(IEnumerable<ShownValue?> cells, int? look)
    {
        rows++;
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", Number(rows));
        var column = 0;
        foreach (var value in cells)
        {
            column++;
            if (value is not null) Cell(value, ColumnName(column) + Number(rows), look ?? styles.Of(value));
        }

        xml.WriteEndElement();
    }

    private void Cell(ShownValue value, string place, int look)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", place);
        xml.WriteAttributeString("s", Number(look));
        if (value is ShownValue.Text { Words: var words })
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(Safe(words));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("v", value switch
            {
                ShownValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
                ShownValue.Day day => Serial(day.Date.ToDateTime(TimeOnly.MinValue)),
                ShownValue.Month month => Serial(month.First.ToDateTime(TimeOnly.MinValue)),
                ShownValue.Moment moment => Serial(moment.Clock),
                _ => throw new InvalidOperationException($"No cell for {value.GetType().Name}."),
            });
        }

        xml.WriteEndElement();
    }

    // Signs that XML cannot hold are left out; what Excel would read as a coded sign is coded itself.
    private static string Safe(string words)
    {
        var safe = string.Concat(words.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
        safe = Coded().Replace(safe, "_x005F_");
        return safe.Length <= LongestText ? safe : safe[..(char.IsHighSurrogate(safe[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    private static string Serial(DateTime clock) => (clock - Zero).TotalDays.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string ColumnName(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / 26) name = (char)('A' + ((column - 1) % 26)) + name;
        return name;
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Coded();
}
