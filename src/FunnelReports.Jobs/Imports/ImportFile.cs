using System.Text;
using FunnelReports.Core.Imports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Jobs.Imports;

/// <summary>A file that has been found fit to be imported, with its header read.</summary>
internal sealed class ImportFile : IDisposable
{
    private readonly CsvRecords records;

    private ImportFile(CsvRecords records, ImportLayout layout, ImportMap map, RefusalFile refusals, long lines)
    {
        this.records = records;
        (Layout, Map, Refusals, Lines) = (layout, map, refusals, lines);
    }

    public ImportLayout Layout { get; }

    public ImportMap Map { get; }

    public RefusalFile Refusals { get; }

    /// <summary>Lines of the whole file.</summary>
    public long Lines { get; }

    /// <summary>Rows read so far, refused ones included.</summary>
    public long RowsRead { get; private set; }

    /// <summary>Opens a file and its map, and checks both. Nothing is written but the beginning of the file of refused rows.</summary>
    /// <exception cref="ImportException">It cannot be imported.</exception>
    public static ImportFile Open(ImportRequest request, Funnel funnel, CancellationToken cancel)
    {
        var map = request.MapFile is { } mapFile ? ReadMap(mapFile, request.Kind, funnel) : ImportMap.None;
        CsvRecords? records = null;
        try
        {
            long lines;
            using (var stream = OpenStream(request.File)) lines = FileCheck.CountLines(stream, map.Encoding, cancel);
            records = new CsvRecords(new StreamReader(OpenStream(request.File), EncodingOf(map.Encoding), true, 1 << 16), map.Delimiter);
            var layout = ReadHeader(records, request.Kind, map);
            return new(records, layout, map, new RefusalFile(request.ErrorsFile ?? request.File + ".errors.csv"), lines);
        }
        catch (ImportException error)
        {
            records?.Dispose();
            throw new ImportException($"{request.File}: {error.Message}", error);
        }
    }

    /// <summary>The next row that can be split into fields; those that cannot are refused on the way.</summary>
    /// <returns>Null at the end of the file.</returns>
    public string[]? Next()
    {
        while (records.Read(Layout.Width))
        {
            RowsRead++;
            if (records.Fault is null) return records.Fields;
            Refuse(new RowFault("", records.Fault));
        }

        return null;
    }

    /// <summary>Refuses the row that <see cref="Next"/> gave last.</summary>
    public void Refuse(RowFault fault) => Refusals.Add(new(records.Line, fault.Column, fault.Reason, records.Text));

    public void Dispose()
    {
        records.Dispose();
        Refusals.Dispose();
    }

    private static ImportMap ReadMap(string file, ImportKind kind, Funnel funnel)
    {
        string json;
        using (var reader = new StreamReader(OpenStream(file), EncodingOf("utf-8"))) json = reader.ReadToEnd();
        if (ImportMapText.TryRead(json, kind, funnel, out var map, out var faults)) return map;
        throw new ImportException(string.Join(Environment.NewLine, faults.Select(fault => $"{file}: {fault}")));
    }

    private static ImportLayout ReadHeader(CsvRecords records, ImportKind kind, ImportMap map)
    {
        if (!records.Read(null)) throw new ImportException("The file is empty. Its first line must name the columns.");
        if (records.Fault is { } fault) throw new ImportException($"The header on line {records.Line} cannot be read. {fault}");
        return ImportLayout.Of(records.Fields, kind, map);
    }

    internal static FileStream OpenStream(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImportException($"There is no file {file}.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The file {file} cannot be read: {error.Message}", error);
        }
    }

    internal static Encoding EncodingOf(string name) => name switch
    {
        "utf-16" => new UnicodeEncoding(false, true, throwOnInvalidBytes: true),
        "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        "iso-8859-1" => Encoding.Latin1,
        _ => new UTF8Encoding(false, throwOnInvalidBytes: true),
    };
}
