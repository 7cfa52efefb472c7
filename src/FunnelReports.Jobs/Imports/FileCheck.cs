using System.Text.Unicode;
using FunnelReports.Core.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>Reads a file once from end to end before anything is written, and refuses what is no text in the encoding that it should be in.</summary>
internal static class FileCheck
{
    private const int LongestLine = 1_000_000;

    private static readonly (byte[] Start, string What)[] Others =
    [
        ("PK\x03\x04"u8.ToArray(), "is a spreadsheet or a ZIP archive, not a CSV file. In Excel choose Save As, \"CSV UTF-8 (comma delimited)\""),
        ([0xD0, 0xCF, 0x11, 0xE0], "is an old Excel workbook, not a CSV file. In Excel choose Save As, \"CSV UTF-8 (comma delimited)\""),
        ([0x1F, 0x8B], "is compressed by gzip. Unpack it first"),
        ("%PDF"u8.ToArray(), "is a PDF, not a CSV file. Export it as CSV"),
    ];

    /// <summary>Checks the whole stream and returns how many lines it has.</summary>
    /// <exception cref="ImportException">It is empty or no such text.</exception>
    public static long CountLines(Stream stream, string encoding, CancellationToken cancel)
    {
        var buffer = new byte[2 * LongestLine];
        var held = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        RefuseOthers(buffer.AsSpan(0, held), encoding);
        long lines = 0;
        while (held > 0)
        {
            cancel.ThrowIfCancellationRequested();
            var whole = buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            var last = held < buffer.Length;
            if (last) whole = held;
            lines += Check(buffer.AsSpan(0, whole), encoding, lines);
            if (whole == 0) throw TooLong(lines + 1);
            buffer.AsSpan(whole, held - whole).CopyTo(buffer);
            held -= whole;
            held += last ? 0 : stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
        }

        return lines;
    }

    private static void RefuseOthers(ReadOnlySpan<byte> start, string encoding)
    {
        if (start.TrimStart(" \r\n\t\uFEFF"u8).IsEmpty) throw new ImportException("The file is empty. Its first line must name the columns.");
        foreach (var (other, what) in Others)
        {
            if (start.StartsWith(other)) throw new ImportException($"The file {what}.");
        }

        if (encoding != "utf-16" && (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])))
            throw new ImportException("The file is in UTF-16. Save it as UTF-8, or say \"encoding\": \"utf-16\" in a map file.");
    }

    private static long Check(ReadOnlySpan<byte> block, string encoding, long linesBefore)
    {
        var sound = encoding == "utf-16" || (!block.Contains((byte)0) && (encoding != "utf-8" || Utf8.IsValid(block)));
        long lines = 0;
        while (!block.IsEmpty)
        {
            var end = block.IndexOf((byte)'\n');
            var line = end < 0 ? block : block[..end];
            lines++;
            if (line.Length > LongestLine) throw TooLong(linesBefore + lines);
            if (!sound) RefuseLine(line, encoding, linesBefore + lines);
            block = end < 0 ? default : block[(end + 1)..];
        }

        return lines;
    }

    private static void RefuseLine(ReadOnlySpan<byte> line, string encoding, long number)
    {
        if (line.Contains((byte)0)) throw new ImportException($"Line {number} holds a zero byte: the file is no text, or it is in UTF-16. Save it as CSV in UTF-8.");
        if (encoding == "utf-8" && !Utf8.IsValid(line))
            throw new ImportException($"Line {number} is not valid UTF-8. Save the file as UTF-8, or say its encoding in a map file, for example \"encoding\": \"windows-1252\".");
    }

    private static ImportException TooLong(long line) =>
        new($"Line {line} is longer than {LongestLine:N0} bytes: the file is no CSV file with a row on each line.");
}
