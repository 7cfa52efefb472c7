using System.IO.Compression;
using System.Text;

namespace FunnelReports.Web.Exports;

/// <summary>
/// Writes an Excel workbook (XLSX) straight to where it goes, sheet by sheet and row by row, so that its length costs no memory. Cells have types and are never
/// formulas. See docs/decisions/0014-exports.md for why it is written here.
/// </summary>
public sealed class Workbook
{
    private readonly ZipArchive archive;
    private readonly WorkbookStyles styles = new();
    private readonly SheetNames names = new();

    private Workbook(ZipArchive archive) => this.archive = archive;

    /// <summary>Writes tables, each to a sheet of its own that has its name; one with more rows than a sheet can have goes on in the next.</summary>
    public static async Task WriteAsync(IEnumerable<SeenTable> tables, Stream to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tables);
        await using var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancel);
        var book = new Workbook(archive);
        foreach (var table in tables) await book.AddAsync(table, cancel);
        foreach (var (name, xml) in WorkbookParts.Of(book.names.Given, book.styles)) await book.PartAsync(name, xml, cancel);
    }

    private async Task AddAsync(SeenTable table, CancellationToken cancel)
    {
        await using var rows = table.Rows.GetAsyncEnumerator(cancel);
        var more = await rows.MoveNextAsync();
        do
        {
            names.Give(table.Name);
            await using var part = await archive.CreateEntry($"xl/worksheets/sheet{names.Given.Count}.xml", CompressionLevel.Fastest).OpenAsync(cancel);
            using var sheet = new SheetWriter(part, styles);
            sheet.Begin(table.Columns);
            while (more && !sheet.IsFull)
            {
                await sheet.AddAsync(rows.Current, cancel);
                more = await rows.MoveNextAsync();
            }

            await sheet.EndAsync(cancel);
        }
        while (more);
    }

    private async Task PartAsync(string name, string xml, CancellationToken cancel)
    {
        await using var part = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
        await part.WriteAsync(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n" + xml), cancel);
    }
}
