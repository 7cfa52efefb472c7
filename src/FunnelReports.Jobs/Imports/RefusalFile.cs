using System.Buffers;
using System.Globalization;
using System.Text;
using FunnelReports.Core;
using FunnelReports.Core.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>
/// The file of refused rows. It appears when the import ends and only when a row was refused; one of an earlier import is replaced or removed. A cell that a
/// spreadsheet would run as a formula begins with an apostrophe.
/// </summary>
public sealed class RefusalFile : IDisposable
{
    /// <summary>How many refusals are kept to be shown.</summary>
    public const int FirstFew = 20;

    private const int LongestText = 10_000;
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly string file;
    private readonly string unfinished;
    private readonly StreamWriter writer;
    private readonly List<Refusal> first = [];

    /// <summary>Begins the file of an import, so that a folder in which nothing can be written is found out before the import has written anything.</summary>
    /// <exception cref="ImportException">The folder cannot be written.</exception>
    public RefusalFile(string file)
    {
        this.file = file;
        unfinished = file + ".part";
        try
        {
            writer = new StreamWriter(unfinished, append: false, new UTF8Encoding(false)) { NewLine = "\r\n" };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"The rows that cannot be imported go into {file}, and nothing can be written there: {error.Message} Make the folder writable, or copy the file to one that is.", error);
        }

        writer.WriteLine("line,column,reason,text");
    }

    /// <summary>How many rows were refused.</summary>
    public long Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Refusal> First => first;

    public void Add(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Count++;
        if (first.Count < FirstFew) first.Add(refusal);
        var text = refusal.Text.Length <= LongestText ? refusal.Text : refusal.Text[..LongestText];
        writer.WriteLine(string.Join(',', refusal.Line.ToString(CultureInfo.InvariantCulture), Cell(refusal.Column), Cell(refusal.Reason), Cell(text)));
    }

    /// <summary>Puts the file in its place and returns where it is, or removes it when no row was refused and returns null.</summary>
    public string? Finish()
    {
        writer.Dispose();
        if (Count > 0)
        {
            File.Move(unfinished, file, overwrite: true);
            return file;
        }

        File.Delete(unfinished);
        File.Delete(file);
        return null;
    }

    /// <summary>Closes the file; what was begun and not finished is removed.</summary>
    public void Dispose()
    {
        writer.Dispose();
        File.Delete(unfinished);
    }

    private static string Cell(string text)
    {
        text = FormulaGuard.Put(text);
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
