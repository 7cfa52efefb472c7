using System.Collections.Immutable;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports;

/// <summary>Where a file has what: made from its header.</summary>
public sealed class ImportLayout
{
    private readonly int[] places = new int[Enum.GetValues<ImportColumn>().Length];
    private readonly IReadOnlyList<string> header;
    private readonly ImportMap map;

    private ImportLayout(IReadOnlyList<string> header, ImportMap map)
    {
        this.header = header;
        this.map = map;
        Array.Fill(places, -1);
    }

    /// <summary>How many fields each row has.</summary>
    public int Width => header.Count;

    /// <summary>For a wide file: the stages, each with the place of its date.</summary>
    public ImmutableArray<(Stage Stage, int Place)> Stages { get; private set; } = [];

    /// <summary>Columns of a file in the program's own shape that mean nothing to it.</summary>
    public ImmutableArray<string> Ignored { get; private set; } = [];

    /// <summary>True when each row is one move: it has a stage and an instant.</summary>
    public bool IsLong => Has(ImportColumn.Stage) && Has(ImportColumn.OccurredAt);

    /// <summary>The place of a column in a row, or −1.</summary>
    public int PlaceOf(ImportColumn column) => places[(int)column];

    /// <summary>True when rows tell the column, or the map tells it for all of them.</summary>
    public bool Has(ImportColumn column) => PlaceOf(column) >= 0 || map.Constants.ContainsKey(column);

    /// <summary>What the file calls the column.</summary>
    public string LabelOf(ImportColumn column) => PlaceOf(column) is >= 0 and var place ? header[place] : ImportColumns.NameOf(column);

    /// <summary>What the file calls the column at a place.</summary>
    public string LabelAt(int place) => header[place];

    /// <summary>Reads the header of a file.</summary>
    /// <exception cref="ImportException">A column is missing, stands twice, or the fields are not told apart.</exception>
    public static ImportLayout Of(IReadOnlyList<string> header, ImportKind kind, ImportMap map)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(map);
        var names = header.Select(h => h.Trim()).ToArray();
        RefuseWrongDelimiter(names, map.Delimiter);
        var layout = new ImportLayout(names, map);
        if (map.NamesColumns) layout.Map();
        else layout.Canonical(kind);
        layout.RefuseMissing(kind);
        return layout;
    }

    private void Canonical(ImportKind kind)
    {
        var known = ImportColumns.Canonical(kind);
        var ignored = new List<string>();
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i].Length > 0 && Find(header[i], StringComparison.OrdinalIgnoreCase) is { Length: > 1 }) throw Twice(header[i]);
            if (ImportColumns.TryParse(header[i], out var column) && known.Contains(column) && !map.Constants.ContainsKey(column)) places[(int)column] = i;
            else ignored.Add(header[i].Length > 0 ? header[i] : $"(column {i + 1}, without a name)");
        }

        Ignored = [.. ignored];
    }

    private void Map()
    {
        foreach (var (column, name) in map.Columns) places[(int)column] = PlaceOf(name);
        Stages = [.. map.Stages.Select(s => (s.Stage, PlaceOf(s.Column)))];
    }

    private int PlaceOf(string name)
    {
        var found = Find(name, StringComparison.Ordinal);
        if (found.Length == 0) found = Find(name, StringComparison.OrdinalIgnoreCase);
        return found.Length switch
        {
            1 => found[0],
            0 => throw new ImportException($"The file has no column \"{name}\", which the map names. It has: {string.Join(", ", header)}."),
            _ => throw Twice(name),
        };
    }

    private int[] Find(string name, StringComparison comparison) => [.. Enumerable.Range(0, header.Count).Where(i => header[i].Equals(name, comparison))];

    private static ImportException Twice(string name) => new($"The header has the column \"{name}\" twice. Rename or remove one of them.");

    private void RefuseMissing(ImportKind kind)
    {
        var missing = (kind switch
        {
            ImportKind.Leads => [ImportColumn.LeadId],
            ImportKind.Transitions when Stages.Length > 0 => [ImportColumn.LeadId],
            ImportKind.Transitions => [ImportColumn.LeadId, ImportColumn.Stage, ImportColumn.OccurredAt],
            _ => (ImportColumn[])[ImportColumn.Category, ImportColumn.Amount, ImportColumn.Currency],
        }).Where(c => !Has(c)).Select(c => $"\"{ImportColumns.NameOf(c)}\"").ToList();
        if (kind == ImportKind.Spend && !Has(ImportColumn.Date) && !Has(ImportColumn.Month)) missing.Insert(0, "\"date\" or \"month\"");
        if (missing.Count == 0) return;
        var kindName = kind.ToString().ToLowerInvariant();
        throw new ImportException(
            $"The header lacks the column {string.Join(", ", missing)}, which a {kindName} file needs. It has: {string.Join(", ", header)}. "
            + "Rename the columns, or say with a map file which is which.");
    }

    private static void RefuseWrongDelimiter(string[] header, char delimiter)
    {
        if (header.Length != 1) return;
        foreach (var other in ",;\t|")
        {
            if (other == delimiter || !header[0].Contains(other)) continue;
            var mark = other == '\t' ? "tab" : other.ToString();
            throw new ImportException(
                $"The header is a single column, \"{RowCells.Short(header[0])}\": its fields seem to be separated by {(other == '\t' ? "tabs" : $"\"{other}\"")}. "
                + $"Save the file with commas, or say \"delimiter\": \"{mark}\" in a map file.");
        }
    }
}
