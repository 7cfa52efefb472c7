using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using FunnelReports.Core.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>
/// The records of a CSV file, one after the other. A record ends with its line, or further down when a quoted field holds line breaks. Where a quote is
/// not closed, or closed in a wrong place, only the line on which it begins is at fault, and reading goes on with the next one.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private const int LongestRecord = 100_000;

    private readonly TextReader text;
    private readonly CsvConfiguration rules;
    private OneRecord record = new();
    private CsvParser parser;
    private readonly Stack<string> putBack = [];
    private readonly List<string> joined = [];
    private long linesTaken;
    private bool badQuotes;

    public CsvRecords(TextReader text, char delimiter)
    {
        this.text = text;
        rules = new(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = _ => badQuotes = true,
            IgnoreBlankLines = false,
            BufferSize = 4096,
        };
        parser = new(record, rules);
    }

    /// <summary>The line on which the record begins, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The fields of the record; of no use when there is a <see cref="Fault"/>.</summary>
    public string[] Fields { get; private set; } = [];

    /// <summary>The record as it stands in the file.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Why the record is none, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Goes to the next record; blank lines are passed over.</summary>
    /// <param name="width">How many fields a record must have, when that is known.</param>
    /// <returns>False at the end of the file.</returns>
    public bool Read(int? width)
    {
        string? line;
        do
        {
            line = TakeLine();
            if (line is null) return false;
        }
        while (line.AsSpan().IsWhiteSpace());

        Line = linesTaken;
        Fault = null;
        if (Join(line)) Split(width);
        else Fault = "A quote is opened on this line and not closed. Close it, or write a quote inside a field as \"\".";
        if (Fault is not null) GoOnAfterFirstLine();
        return true;
    }

    public void Dispose()
    {
        parser.Dispose();
        record.Dispose();
        text.Dispose();
    }

    private string? TakeLine()
    {
        var line = putBack.Count > 0 ? putBack.Pop() : ReadLine();
        if (line is not null) linesTaken++;
        return line;
    }

    private string? ReadLine()
    {
        try
        {
            return text.ReadLine();
        }
        catch (DecoderFallbackException error)
        {
            throw new ImportException($"After line {linesTaken} the file holds bytes that are no text in its encoding. Save it as UTF-8 and import it again.", error);
        }
    }

    private bool Join(string first)
    {
        joined.Clear();
        joined.Add(first);
        Text = first;
        if (!IsOpen(first)) return true;
        var length = first.Length;
        while (length < LongestRecord && TakeLine() is { } next)
        {
            joined.Add(next);
            length += next.Length;
            if (!IsOpen(next)) continue;
            Text = string.Join('\n', joined);
            return true;
        }

        return false;
    }

    private static bool IsOpen(string line) => line.AsSpan().Count('"') % 2 == 1;

    private void Split(int? width)
    {
        badQuotes = false;
        record.Begin(Text);
        parser.Read();
        Fields = parser.Record!;

        // Quotes in a wrong place end a record of several lines before its last one.
        badQuotes |= joined.Count > 1 && parser.RawRecord.TrimEnd('\n').Length < Text.TrimEnd('\n').Length;
        if (badQuotes) Fault = "A quote stands where none can be. Put the whole field in quotes, and write a quote inside it as \"\".";
        else if (width is { } fields && fields != Fields.Length) Fault = $"The row has {Fields.Length} fields, the header {fields}.";
    }

    private void GoOnAfterFirstLine()
    {
        for (var i = joined.Count - 1; i > 0; i--) putBack.Push(joined[i]);
        linesTaken -= joined.Count - 1;
        Text = joined[0];

        // What the parser has not taken of a broken record must not become the beginning of the next.
        parser.Dispose();
        record.Dispose();
        record = new();
        parser = new(record, rules);
    }

    /// <summary>Hands the parser one record at a time, so that it never reads past the end of one.</summary>
    private sealed class OneRecord : TextReader
    {
        private string text = "";
        private int place;

        public void Begin(string record)
        {
            text = record;
            place = 0;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            var left = text.Length - place;
            if (left < 0 || count == 0) return 0;
            var taken = Math.Min(left, count);
            text.CopyTo(place, buffer, index, taken);
            place += taken;
            if (place < text.Length || taken == count) return taken;
            buffer[index + taken] = '\n';
            place++;
            return taken + 1;
        }
    }
}
