using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports.Guesses;

/// <summary>How a file is going to be read, as far as it is decided: what was guessed, and what somebody has changed of it. It becomes a map, so that a page imports just as the command line does.</summary>
public sealed record ImportDraft
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required ImportKind Kind { get; init; }

    /// <summary>The headings of the file.</summary>
    public required ImmutableArray<string> Header { get; init; }

    /// <summary>What each column is used for, in the order of the header.</summary>
    public required ImmutableArray<ColumnUse> Uses { get; init; }

    /// <summary>What the file calls stages, and the key of the stage that each stands for; an empty key stands for none.</summary>
    public ImmutableDictionary<string, string> StageValues { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Values of every row.</summary>
    public ImmutableDictionary<ImportColumn, string> Constants { get; init; } = ImmutableDictionary<ImportColumn, string>.Empty;

    public DateOrder? DateOrder { get; init; }

    /// <summary>True when the dates can be read in two ways and nobody has said which.</summary>
    public bool AsksDateOrder { get; init; }

    /// <summary>The zone of times without offset; null for the reporting zone.</summary>
    public string? TimeZone { get; init; }

    public string Source { get; init; } = ImportMap.DefaultSource;

    public char DecimalMark { get; init; } = '.';

    public char? ThousandsMark { get; init; }

    public char Delimiter { get; init; } = ',';

    public string Encoding { get; init; } = "utf-8";

    /// <summary>The place of the column used for something, or −1.</summary>
    public int PlaceOf(ImportColumn column) => Uses.IndexOf(new ColumnUse(column, null));

    /// <summary>The map as JSON, for <see cref="ImportMapText"/> and for the command line.</summary>
    /// <param name="funnel">The stages there are. A value that stands for none of them is left to the importer, which says so of each row.</param>
    public string ToMap(Funnel funnel)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            if (Source != ImportMap.DefaultSource) json.WriteString("source", Source);
            Write(json, "columns", Used().Where(u => u.Use.Column is not null).Select(u => (u.Use.Text, u.Heading)));
            Write(json, "stages", Used().Where(u => u.Use.Stage is not null).Select(u => (u.Use.Stage!, u.Heading)));
            Write(json, "constants", Constants.OrderBy(c => c.Key).Where(c => PlaceOf(c.Key) < 0).Select(c => (ImportColumns.NameOf(c.Key), c.Value)));
            WriteValues(json, funnel);
            if (TimeZone is { Length: > 0 }) json.WriteString("timeZone", TimeZone);
            if (DateOrder is { } order) json.WriteString("dateOrder", order switch { Imports.DateOrder.DayMonthYear => "dmy", Imports.DateOrder.MonthDayYear => "mdy", _ => "ymd" });
            if (DecimalMark != '.') json.WriteString("decimal", DecimalMark.ToString());
            if (ThousandsMark is { } mark) json.WriteString("thousands", mark.ToString());
            if (Delimiter != ',') json.WriteString("delimiter", Delimiter == '\t' ? "tab" : Delimiter.ToString());
            if (Encoding != "utf-8") json.WriteString("encoding", Encoding);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private IEnumerable<(ColumnUse Use, string Heading)> Used() => Uses.Select((use, i) => (use, Header[i])).Where(u => !u.use.IsNothing);

    private void WriteValues(Utf8JsonWriter json, Funnel funnel)
    {
        var values = StageValues.Where(v => v.Value.Length > 0 || StageWords.Of(v.Key, funnel) is not null).OrderBy(v => v.Key, StringComparer.Ordinal).ToList();
        if (PlaceOf(ImportColumn.Stage) < 0 || values.Count == 0) return;
        json.WriteStartObject("values");
        Write(json, "stage", values.Select(v => (v.Key, v.Value)));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<(string Name, string Value)> texts)
    {
        var all = texts.ToList();
        if (all.Count == 0) return;
        json.WriteStartObject(name);
        foreach (var (key, value) in all) json.WriteString(key, value);
        json.WriteEndObject();
    }
}
