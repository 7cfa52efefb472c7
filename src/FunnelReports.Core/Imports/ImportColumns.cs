using System.Collections.Immutable;
using System.Text.Json;

namespace FunnelReports.Core.Imports;

/// <summary>The names of the columns, which file may have which, and how long their texts may be.</summary>
public static class ImportColumns
{
    private static readonly ImmutableArray<string> Names =
        [.. Enum.GetNames<ImportColumn>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    private static readonly Dictionary<string, ImportColumn> ByName =
        Enum.GetValues<ImportColumn>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<ImportColumn> Lead =
    [
        ImportColumn.LeadId, ImportColumn.CreatedAt, ImportColumn.Email, ImportColumn.Name, ImportColumn.LastName, ImportColumn.Company, ImportColumn.Channel,
        ImportColumn.Campaign, ImportColumn.Persona, ImportColumn.Origin, ImportColumn.Country, ImportColumn.Owner, ImportColumn.Score, ImportColumn.Tags,
    ];

    private static readonly ImmutableArray<ImportColumn> Transition =
    [
        ImportColumn.LeadId, ImportColumn.Stage, ImportColumn.OccurredAt, ImportColumn.Sequence, ImportColumn.Campaign, ImportColumn.Action,
        ImportColumn.Actor, ImportColumn.Reason, ImportColumn.Amount, ImportColumn.EventId,
    ];

    private static readonly ImmutableArray<ImportColumn> Spend =
    [
        ImportColumn.Date, ImportColumn.Month, ImportColumn.Category, ImportColumn.Channel, ImportColumn.Campaign, ImportColumn.Amount, ImportColumn.Currency,
    ];

    /// <summary>The columns of a file without a map.</summary>
    public static ImmutableArray<ImportColumn> Canonical(ImportKind kind) => kind switch
    {
        ImportKind.Leads => Lead,
        ImportKind.Transitions => Transition,
        _ => Spend,
    };

    /// <summary>The columns that a map may name: a file of leads or of transitions may tell both.</summary>
    public static ImmutableArray<ImportColumn> Mappable(ImportKind kind) => kind == ImportKind.Spend ? Spend : [.. Lead.Union(Transition)];

    /// <summary>The name in files, for example <c>lead_id</c>.</summary>
    public static string NameOf(ImportColumn column) => Names[(int)column];

    /// <summary>The column of a name, whatever its capitals.</summary>
    public static bool TryParse(string name, out ImportColumn column) => ByName.TryGetValue(name, out column);

    /// <summary>The names, for a message.</summary>
    public static string List(IEnumerable<ImportColumn> columns) => string.Join(", ", columns.Select(NameOf));

    /// <summary>The most characters that a text of the column may have. Ids and dimension values are keys in the database, so they are shorter.</summary>
    public static int LongestText(ImportColumn column) => column switch
    {
        ImportColumn.LeadId or ImportColumn.EventId => 200,
        ImportColumn.Channel or ImportColumn.Campaign or ImportColumn.Persona or ImportColumn.Origin
            or ImportColumn.Action or ImportColumn.Actor or ImportColumn.Reason => 400,
        _ => 1_000,
    };
}
