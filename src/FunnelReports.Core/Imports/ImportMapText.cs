using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports;

/// <summary>Reads an <see cref="ImportMap"/> from JSON and names every fault, each in one line.</summary>
public sealed class ImportMapText
{
    private const int LongestSource = 64;

    private static readonly Dictionary<string, DateOrder> DateOrders = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ymd"] = DateOrder.YearMonthDay,
        ["dmy"] = DateOrder.DayMonthYear,
        ["mdy"] = DateOrder.MonthDayYear,
    };

    private readonly ImportKind kind;
    private readonly Funnel funnel;
    private readonly List<string> faults = [];

    private ImportMapText(ImportKind kind, Funnel funnel) => (this.kind, this.funnel) = (kind, funnel);

    /// <summary>The encodings that a map may name.</summary>
    public static ImmutableArray<string> Encodings { get; } = ["utf-8", "utf-16", "windows-1252", "iso-8859-1"];

    /// <summary>Reads the map of a file of this kind.</summary>
    /// <returns>False when anything is wrong; then <paramref name="faults"/> has a line for each fault.</returns>
    public static bool TryRead(
        string json, ImportKind kind, Funnel funnel, [NotNullWhen(true)] out ImportMap? map, out IReadOnlyList<string> faults)
    {
        var text = new ImportMapText(kind, funnel);
        map = text.Read(json);
        faults = text.faults;
        if (faults.Count > 0) map = null;
        return map is not null;
    }

    private ImportMap? Read(string json)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            using var document = JsonDocument.Parse(json, options);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return Read(document.RootElement);
            faults.Add("The map is no JSON object: it begins with { and ends with }.");
        }
        catch (JsonException error)
        {
            faults.Add($"The map is not valid JSON at line {error.LineNumber + 1}, character {error.BytePositionInLine + 1}.");
        }

        return null;
    }

    private ImportMap Read(JsonElement root)
    {
        var map = new ImportMap();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (!seen.Add(property.Name)) faults.Add($"\"{property.Name}\" stands twice in the map. Keep one.");
            map = Read(map, property.Name, property.Value);
        }

        Check(map);
        return map;
    }

    private ImportMap Read(ImportMap map, string name, JsonElement value) => name switch
    {
        "source" => map with { Source = Source(value) },
        "key" => WithColumns(map, [new(ImportColumn.LeadId, Text(value, name))]),
        "columns" => WithColumns(map, Columns(value, name)),
        "constants" => map with { Constants = Columns(value, name).ToImmutableDictionary() },
        "stages" => map with { Stages = [.. Stages(value)] },
        "values" => map with { Values = Values(value) },
        "timeZone" => map with { Calendar = Zone(Text(value, name)) },
        "dateOrder" => map with { DateOrder = DateOrders.TryGetValue(Text(value, name), out var order) ? order : Fault<DateOrder>("\"dateOrder\" is one of ymd, dmy, mdy.") },
        "decimal" => map with { DecimalMark = Mark(value, name, ".,") },
        "thousands" => map with { ThousandsMark = Mark(value, name, ".,' ") },
        "delimiter" => map with { Delimiter = Text(value, name, trim: false) is "tab" ? '\t' : Mark(value, name, ",;\t|") },
        "encoding" => map with { Encoding = Encoding(Text(value, name)) },
        _ => Unknown(map, name),
    };

    private ImportMap Unknown(ImportMap map, string name)
    {
        faults.Add($"\"{name}\" means nothing in a map. Known: source, key, columns, constants, stages, values, timeZone, dateOrder, decimal, thousands, delimiter, encoding.");
        return map;
    }

    private void Check(ImportMap map)
    {
        Twice(map.Columns.Select(c => (c.Value, $"\"{ImportColumns.NameOf(c.Key)}\"")));
        Twice(map.Stages.Select(s => (s.Column, $"stage \"{s.Stage.Key}\"")));
        if (map.ThousandsMark == map.DecimalMark) faults.Add($"\"decimal\" and \"thousands\" are both '{map.DecimalMark}'. One mark cannot be both.");
        if (kind == ImportKind.Spend && map.Stages.Length > 0) faults.Add("\"stages\" has no place in a map for spend.");
        if (map.NamesColumns && kind != ImportKind.Spend && faults.Count == 0) CheckShape(map);
    }

    private void CheckShape(ImportMap map)
    {
        bool Has(ImportColumn column) => map.Columns.ContainsKey(column) || map.Constants.ContainsKey(column);
        var wide = map.Stages.Length > 0;
        if (!map.Columns.ContainsKey(ImportColumn.LeadId)) faults.Add("The map does not say which column identifies the lead. Name it by \"key\".");
        if (wide && (Has(ImportColumn.Stage) || Has(ImportColumn.OccurredAt)))
            faults.Add("The map has both \"stages\" (a date column for each stage) and a column \"stage\" or \"occurred_at\" (a row for each move). Keep one of the two shapes.");
        else if (Has(ImportColumn.Stage) != Has(ImportColumn.OccurredAt))
            faults.Add("\"stage\" and \"occurred_at\" belong together. Name both, or use \"stages\" for a file with a date column for each stage.");
        else if (kind == ImportKind.Transitions && !wide && !Has(ImportColumn.Stage))
            faults.Add("The map says nothing of stages. Name \"stage\" and \"occurred_at\" under \"columns\", or give \"stages\" with a date column for each stage.");
        if (Has(ImportColumn.Stage)) return;

        ImportColumn[] homeless = [ImportColumn.Sequence, ImportColumn.EventId, .. wide ? [] : (ImportColumn[])[ImportColumn.Action, ImportColumn.Actor, ImportColumn.Reason, ImportColumn.Amount]];
        foreach (var column in homeless.Where(Has))
            faults.Add($"\"{ImportColumns.NameOf(column)}\" belongs to a single move, and this map has no \"stage\" and \"occurred_at\". Leave it out.");
        if (wide && Has(ImportColumn.Amount) && map.Stages.All(s => s.Stage.Role != StageRole.Customer))
            faults.Add("\"amount\" belongs to the move into the stage with the role Customer, and \"stages\" does not name that stage. Name it, or leave the amount out.");
    }

    private void Twice(IEnumerable<(string Column, string Use)> uses)
    {
        foreach (var twice in uses.GroupBy(u => u.Column, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add($"The column \"{twice.Key}\" is named twice: for {string.Join(" and ", twice.Select(u => u.Use))}. Keep one.");
    }

    private ImportMap WithColumns(ImportMap map, List<KeyValuePair<ImportColumn, string>> columns)
    {
        if (columns.Any(c => map.Columns.ContainsKey(c.Key))) faults.Add("The column that identifies the lead is named twice: by \"key\" and by \"columns.lead_id\". Keep one.");
        return map with { Columns = map.Columns.SetItems(columns) };
    }

    private List<KeyValuePair<ImportColumn, string>> Columns(JsonElement value, string place)
    {
        var columns = new List<KeyValuePair<ImportColumn, string>>();
        foreach (var (name, text) in Texts(value, place))
        {
            if (Column(name, place) is { } column) columns.Add(new(column, text));
        }

        return columns;
    }

    private ImportColumn? Column(string name, string place)
    {
        var known = ImportColumns.Mappable(kind);
        if (ImportColumns.TryParse(name, out var column) && known.Contains(column)) return column;
        faults.Add($"\"{name}\" under \"{place}\" is no column that can be imported. Known: {ImportColumns.List(known)}.");
        return null;
    }

    private IEnumerable<(Stage, string)> Stages(JsonElement value)
    {
        foreach (var (key, column) in Texts(value, "stages"))
        {
            if (funnel.Find(key) is not { } stage) faults.Add(StageNames.Unknown(key, funnel));
            else if (stage.Retired) faults.Add(StageNames.Retired(stage));
            else yield return (stage, column);
        }
    }

    private ImmutableDictionary<ImportColumn, ImmutableDictionary<string, string>> Values(JsonElement value)
    {
        var values = ImmutableDictionary<ImportColumn, ImmutableDictionary<string, string>>.Empty;
        if (!IsObject(value, "values")) return values;
        foreach (var property in value.EnumerateObject())
        {
            if (Column(property.Name, "values") is not { } column) continue;
            var texts = Texts(property.Value, $"values.{property.Name}", mayBeEmpty: true);
            if (column == ImportColumn.Stage)
                faults.AddRange(texts.Where(t => t.Text.Length > 0 && funnel.Find(t.Text) is null).Select(t => StageNames.Unknown(t.Text, funnel)));
            values = values.SetItem(column, texts.ToImmutableDictionary(t => t.Name.Trim(), t => t.Text, StringComparer.Ordinal));
        }

        return values;
    }

    private List<(string Name, string Text)> Texts(JsonElement value, string place, bool mayBeEmpty = false)
    {
        var texts = new List<(string Name, string Text)>();
        if (!IsObject(value, place)) return texts;
        foreach (var property in value.EnumerateObject())
        {
            if (texts.Any(t => t.Name.Trim() == property.Name.Trim())) faults.Add($"\"{property.Name}\" stands twice under \"{place}\". Keep one.");
            else if (mayBeEmpty && property.Value.ValueKind == JsonValueKind.String) texts.Add((property.Name, property.Value.GetString()!.Trim()));
            else if (Text(property.Value, $"{place}.{property.Name}") is { Length: > 0 } text) texts.Add((property.Name, text));
        }

        return texts;
    }

    private bool IsObject(JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Object) return true;
        faults.Add($"\"{place}\" must be an object of names and texts, for example {{\"channel\":\"origin\"}}.");
        return false;
    }

    private string Text(JsonElement value, string place, bool trim = true)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (trim) text = text.Trim();
        if (text.Length == 0) faults.Add($"\"{place}\" must be a text that is not empty.");
        return text;
    }

    private string Source(JsonElement value)
    {
        var source = Text(value, "source");
        if (source.Length > LongestSource) faults.Add($"\"source\" has {source.Length} characters; at most {LongestSource} are allowed.");
        return source;
    }

    private ReportingCalendar? Zone(string name)
    {
        if (name.Length == 0) return null;
        try
        {
            return ReportingCalendar.Create(name);
        }
        catch (UnknownTimeZoneException error)
        {
            return Fault<ReportingCalendar?>($"\"timeZone\": {error.Message}");
        }
    }

    private char Mark(JsonElement value, string name, string allowed)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (text.Length == 1 && allowed.Contains(text[0])) return text[0];
        return Fault<char>($"\"{name}\" must be one of these marks: {string.Join("  ", allowed.Select(c => c == '\t' ? "\"\\t\"" : $"\"{c}\""))}.");
    }

    private string Encoding(string name)
    {
        if (!Encodings.Contains(name.ToLowerInvariant())) faults.Add($"\"encoding\" must be one of {string.Join(", ", Encodings)}.");
        return name.ToLowerInvariant();
    }

    private T? Fault<T>(string fault)
    {
        faults.Add(fault);
        return default;
    }
}
