using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace FunnelReports.Web.Tests.Exports;

/// <summary>A workbook as another program reads it.</summary>
internal static class ReadWorkbook
{
    /// <summary>Its sheets by name, each with its rows and the values of their cells as text, numbers with a point; fails when it breaks a rule of the format or has a formula.</summary>
    public static IReadOnlyDictionary<string, List<List<string>>> Of(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        var main = book.WorkbookPart!;
        return main.Workbook!.Sheets!.Elements<Sheet>().ToDictionary(sheet => sheet.Name!.Value!, sheet => RowsOf((WorksheetPart)main.GetPartById(sheet.Id!.Value!)));
    }

    private static List<List<string>> RowsOf(WorksheetPart sheet)
    {
        Assert.Empty(sheet.Worksheet!.Descendants<CellFormula>());
        return [.. sheet.Worksheet.Descendants<Row>().Select(CellsOf)];
    }

    private static List<string> CellsOf(Row row)
    {
        var cells = new List<string>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference!.Value!.TrimEnd([.. "0123456789"]).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);
            while (cells.Count < column - 1) cells.Add("");
            cells.Add(cell.DataType?.Value == CellValues.InlineString
                ? cell.InlineString!.Text!.Text
                : decimal.Parse(cell.CellValue!.Text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
        }

        return cells;
    }
}
