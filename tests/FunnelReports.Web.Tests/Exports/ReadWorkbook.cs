using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace FunnelReports.Web.Tests.Exports;

/// <summary>A workbook as another program reads it.</summary>
internal static class ReadWorkbook
{
    /// <summary>Its sheets by name, each with its rows and the values of their cells as text, numbers with a point; fails when it breaks a rule of the format or has a formula.</summary>
    public static IReadOnlyDictionary<string, List<List<string>>> Of(byte[] file) =>
        Cells(file).ToDictionary(sheet => sheet.Name, sheet => sheet.Rows.ConvertAll(row => row.ConvertAll(cell => Convert.ToString(cell ?? "", CultureInfo.InvariantCulture)!)));

    /// <summary>The same with cells as they are: numbers (<see cref="decimal"/>) or words, null where there is none.</summary>
    public static IReadOnlyList<(string Name, List<List<object?>> Rows)> Cells(byte[] file)
    {
        using var stream = new MemoryStream(file);
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"));
        var main = book.WorkbookPart!;
        return [.. main.Workbook!.Sheets!.Elements<Sheet>().Select(sheet => (sheet.Name!.Value!, RowsOf((WorksheetPart)main.GetPartById(sheet.Id!.Value!))))];
    }

    private static List<List<object?>> RowsOf(WorksheetPart sheet)
    {
        Assert.Empty(sheet.Worksheet!.Descendants<CellFormula>());
        return [.. sheet.Worksheet.Descendants<Row>().Select(CellsOf)];
    }

    private static List<object?> CellsOf(Row row)
    {
        var cells = new List<object?>();
        foreach (var cell in row.Elements<Cell>())
        {
            var column = cell.CellReference!.Value!.TrimEnd([.. "0123456789"]).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);
            while (cells.Count < column - 1) cells.Add(null);
            cells.Add(cell.DataType?.Value == CellValues.InlineString
                ? cell.InlineString!.Text!.Text
                : decimal.Parse(cell.CellValue!.Text, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return cells;
    }
}
