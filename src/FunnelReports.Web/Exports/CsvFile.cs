using System.Globalization;
using System.Text;
using FunnelReports.Core;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>
/// Writes a table as CSV (RFC 4180, UTF-8 with a mark at its start), row by row. No spreadsheet program takes anything in it for a formula.
/// See docs/exports.md for how each value is written.
/// </summary>
public sealed class CsvFile(CsvStyle style, IStringLocalizer<SharedResource> text)
{
    /// <summary>What makes quotes necessary: either separator, as the file may be opened with the wrong one.</summary>
    private static readonly char[] Quoted = [',', ';', '\t', '"', '\r', '\n'];

    /// <summary>Writes the heading and the rows.</summary>
    public async Task WriteAsync(SeenTable table, Stream to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16_384, leaveOpen: true);
        await writer.WriteAsync(Line(table.Columns.Select(column => (ShownValue?)new ShownValue.Text(table.IsForImport ? column.Heading : Heading(column)))).AsMemory(), cancel);
        await foreach (var row in table.Rows.WithCancellation(cancel)) await writer.WriteAsync(Line(row).AsMemory(), cancel);
        await writer.FlushAsync(cancel);
    }

    // A number alone does not say what it counts, so its heading does.
    private string Heading(SeenColumn column) => column switch
    {
        { Unit: ShownUnit.Fraction } => text["{0} (fraction)", column.Heading],
        { Unit: ShownUnit.Days } when !column.Heading.Contains(text["days"], StringComparison.OrdinalIgnoreCase) => text["{0} (days)", column.Heading],
        { Unit: ShownUnit.Seconds } => text["{0} (seconds)", column.Heading],
        { Unit: ShownUnit.Money, Currency: { } code } when !column.Heading.Contains(code, StringComparison.Ordinal) => text["{0} ({1})", column.Heading, code],
        _ => column.Heading,
    };

    private string Line(IEnumerable<ShownValue?> cells) => string.Join(style.Separator, cells.Select(Cell)) + "\r\n";

    private string Cell(ShownValue? value) => value switch
    {
        null => "",
        ShownValue.Number number => Quote(number.Value.ToString($"F{number.Decimals}", CultureInfo.InvariantCulture).Replace('.', style.DecimalMark), style.Separator),
        ShownValue.Day day => day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ShownValue.Month month => month.First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ShownValue.Moment moment => moment.Clock.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        ShownValue.Text { Words: var words } => Quote(FormulaGuard.Put(words), Quoted),
        _ => throw new InvalidOperationException($"No CSV for {value.GetType().Name}."),
    };

    private static string Quote(string cell, params ReadOnlySpan<char> when) =>
        cell.AsSpan().ContainsAny(when) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
