using System.IO.Compression;
using System.Text;

namespace FunnelReports.Web.Exports;

/// <summary>
/// Writes an Excel workbook (XLSX) straight to where it goes, sheet by sheet and row by row, so that its length costs no memory. Cells have types and are never
/// formulas. See docs/decisions/0014-exports.md for why it is written here.
/// </summary>
public sealed class Workbook
{
    private readonly WorkbookStyles styles = new();
    private readonly SheetNames names = new();
    private readonly Stream to;
    private readonly PendingBytes pending;
    private readonly ZipArchive archive;

    private Workbook(Stream to, PendingBytes pending, ZipArchive archive) => (this.to, this.pending, this.archive) = (to, pending, archive);

    /// <summary>Writes tables, each to a sheet of its own that has its name; one with more rows than a sheet can have goes on in the next.</summary>
    public static async Task WriteAsync(IEnumerable<SeenTable> tables, Stream to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(to);
        await using var pending = new PendingBytes();
        using (var archive = new ZipArchive(pending, ZipArchiveMode.Create, leaveOpen: true))
        {
            var book = new Workbook(to, pending, archive);
            foreach (var table in tables) await book.AddAsync(table, cancel);
            foreach (var (name, xml) in WorkbookParts.Of(book.names.Given, book.styles)) book.AddPart(name, xml);
        }

        await pending.SendAsync(to, cancel);
    }

    private async Task AddAsync(SeenTable table, CancellationToken cancel)
    {
        await using var rows = table.Rows.GetAsyncEnumerator(cancel);
        var more = await rows.MoveNextAsync();
        do
        {
            names.Give(table.Name);
            using var sheet = new SheetWriter(Part($"xl/worksheets/sheet{names.Given.Count}.xml"), styles, table.Columns);
            for (; more && !sheet.IsFull; more = await rows.MoveNextAsync())
            {
                sheet.Add(rows.Current);
                if (pending.IsFull) await pending.SendAsync(to, cancel);
            }
        }
        while (more);
    }

    private void AddPart(string name, string xml)
    {
        using var part = Part(name);
        part.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n" + xml));
    }

    private Stream Part(string name) => archive.CreateEntry(name, CompressionLevel.Fastest).Open();
}
