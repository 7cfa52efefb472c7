using System.Text.Unicode;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Imports.Guesses;

namespace FunnelReports.Jobs.Imports;

/// <summary>A file as somebody sees who opens it: how it is written, how long it is, and its first rows. Nothing is decided yet of what they mean.</summary>
/// <param name="Encoding">One of <see cref="ImportMapText.Encodings"/>.</param>
/// <param name="Delimiter">The mark between fields.</param>
/// <param name="Lines">Of the whole file, the header included.</param>
/// <param name="Sample">The header and those of the first rows that can be split into fields.</param>
/// <param name="Rows">The first rows as they come, at most <see cref="MostRows"/>.</param>
public sealed record FileLook(string Encoding, char Delimiter, long Lines, FileSample Sample, IReadOnlyList<LookedRow> Rows)
{
    /// <summary>How many rows are looked at.</summary>
    public const int MostRows = 20_000;

    private const int HeadLines = 50;
    private const int Block = 1 << 20;

    /// <summary>Looks at a file.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="encoding">Its encoding, when somebody has said it; null to find it out.</param>
    /// <param name="delimiter">The mark between fields, when somebody has said it; null to find it out.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ImportException">It is empty, no text, or its header cannot be read.</exception>
    public static FileLook Read(string file, string? encoding, char? delimiter, CancellationToken cancel)
    {
        encoding ??= EncodingOf(file, cancel);
        long lines;
        using (var stream = ImportFile.OpenStream(file)) lines = FileCheck.CountLines(stream, encoding, cancel);
        delimiter ??= DelimiterGuess.Of(Head(file, encoding));
        using var records = new CsvRecords(new StreamReader(ImportFile.OpenStream(file), ImportFile.EncodingOf(encoding), true, 1 << 16), delimiter.Value);
        if (!records.Read(null)) throw new ImportException("The file is empty. Its first line must name the columns.");
        if (records.Fault is { } fault) throw new ImportException($"The header on line {records.Line} cannot be read. {fault}");
        var header = records.Fields.Select(h => h.Trim()).ToArray();
        var rows = new List<LookedRow>();
        while (rows.Count < MostRows && records.Read(header.Length))
        {
            cancel.ThrowIfCancellationRequested();
            rows.Add(new(records.Line, records.Fault is null ? records.Fields : null, records.Fault));
        }

        return new(encoding, delimiter.Value, lines, new FileSample([.. header], [.. rows.Select(r => r.Fields).OfType<string[]>()]), rows);
    }

    private static List<string> Head(string file, string encoding)
    {
        using var text = new StreamReader(ImportFile.OpenStream(file), ImportFile.EncodingOf(encoding), true);
        var lines = new List<string>();
        while (lines.Count < HeadLines && text.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line)) lines.Add(line);
        }

        return lines;
    }

    // A character may lie across two blocks: each block is looked at up to its last line break.
    private static string EncodingOf(string file, CancellationToken cancel)
    {
        using var stream = ImportFile.OpenStream(file);
        var buffer = new byte[2 * Block];
        var start = Array.Empty<byte>();
        var isUtf8 = true;
        var held = 0;
        while (isUtf8 && held <= Block)
        {
            cancel.ThrowIfCancellationRequested();
            var read = stream.ReadAtLeast(buffer.AsSpan(held), Block, throwOnEndOfStream: false);
            if (start.Length == 0) start = buffer.AsSpan(0, Math.Min(read, 4)).ToArray();
            held += read;
            if (read == 0) break;
            var whole = read < Block ? held : buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            if (whole == 0) break; // a line without an end: the check of the file says so
            isUtf8 = Utf8.IsValid(buffer.AsSpan(0, whole));
            buffer.AsSpan(whole, held - whole).CopyTo(buffer);
            held -= whole;
        }

        return EncodingGuess.Of(start, isUtf8);
    }
}
