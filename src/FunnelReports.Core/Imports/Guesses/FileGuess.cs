using System.Collections.Immutable;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports.Guesses;

/// <summary>Guesses from the header and the first rows of a file what it is about and what its columns mean. Somebody looks at the guess before anything is imported.</summary>
public static class FileGuess
{
    private const int MostStageValues = 60;

    // A column is given away in this order: what stands first takes the heading that several could mean.
    private static readonly ImportColumn[] LeadColumns =
    [
        ImportColumn.LeadId, ImportColumn.CreatedAt, ImportColumn.Email, ImportColumn.Company, ImportColumn.Campaign, ImportColumn.Channel, ImportColumn.Persona,
        ImportColumn.Origin, ImportColumn.Country, ImportColumn.Owner, ImportColumn.Score, ImportColumn.Tags, ImportColumn.Name, ImportColumn.LastName,
    ];

    private static readonly ImportColumn[] MoveColumns =
    [
        ImportColumn.LeadId, ImportColumn.Stage, ImportColumn.OccurredAt, ImportColumn.Sequence, ImportColumn.Campaign, ImportColumn.Action, ImportColumn.Actor,
        ImportColumn.Reason, ImportColumn.Amount, ImportColumn.EventId, .. LeadColumns.Skip(1).Where(c => c != ImportColumn.Campaign),
    ];

    private static readonly ImportColumn[] SpendColumns =
    [
        ImportColumn.Date, ImportColumn.Month, ImportColumn.Amount, ImportColumn.Currency, ImportColumn.Category, ImportColumn.Campaign, ImportColumn.Channel,
    ];

    /// <summary>The guess.</summary>
    /// <param name="sample">Header and first rows.</param>
    /// <param name="funnel">The stages there are.</param>
    /// <param name="currency">The currency of the workspace.</param>
    /// <param name="kind">What the file is about, when somebody has said so.</param>
    public static ImportDraft Of(FileSample sample, Funnel funnel, Currency currency, ImportKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(funnel);
        ArgumentNullException.ThrowIfNull(currency);
        var plain = sample.Header.Select(StageWords.Plain).ToArray();
        var about = kind ?? KindOf(plain);
        var uses = about switch
        {
            ImportKind.Spend => Uses(sample, plain, SpendColumns),
            ImportKind.Transitions => Uses(sample, plain, MoveColumns),
            _ => LeadUses(sample, plain, funnel),
        };
        var draft = new ImportDraft { Kind = about, Header = sample.Header, Uses = [.. uses] };
        return WithStages(WithAmounts(WithDates(draft, sample), sample, currency), sample, funnel);
    }

    /// <summary>The draft with the order of day and month that its date columns show. What somebody has said stays.</summary>
    public static ImportDraft WithDates(ImportDraft draft, FileSample sample)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(sample);
        if (draft.DateOrder is not null) return draft with { AsksDateOrder = false };
        var dates = DateGuess.Of(draft.Uses.SelectMany((use, i) => use.IsTime ? sample.Values(i) : []));
        return draft with { DateOrder = dates.Order, AsksDateOrder = dates.IsOpen };
    }

    /// <summary>The draft with a stage for each value of its stage column that it has none for yet.</summary>
    public static ImportDraft WithStages(ImportDraft draft, FileSample sample, Funnel funnel)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(sample);
        if (draft.PlaceOf(ImportColumn.Stage) is not (>= 0 and var place)) return draft with { StageValues = ImmutableDictionary<string, string>.Empty };
        var values = sample.Values(place).Distinct(StringComparer.Ordinal).Take(MostStageValues);
        return draft with { StageValues = values.ToImmutableDictionary(v => v, v => draft.StageValues.GetValueOrDefault(v) ?? StageWords.Of(v, funnel)?.Key ?? "") };
    }

    private static ImportKind KindOf(string[] plain)
    {
        bool Has(ImportColumn column) => HeadingWords.Find(column, plain, _ => true) >= 0;
        if (!Has(ImportColumn.LeadId) && Has(ImportColumn.Amount) && (Has(ImportColumn.Date) || Has(ImportColumn.Month))) return ImportKind.Spend;
        var moves = HeadingWords.Find(ImportColumn.Stage, plain, _ => true) is >= 0 and var stage
            && HeadingWords.Find(ImportColumn.OccurredAt, plain, i => i != stage && (plain[stage] == "newvalue" || plain[i] != "createddate")) >= 0;
        return moves ? ImportKind.Transitions : ImportKind.Leads;
    }

    private static ColumnUse[] LeadUses(FileSample sample, string[] plain, Funnel funnel)
    {
        var dates = new Dictionary<int, ColumnUse>();
        for (var i = 0; i < plain.Length; i++)
        {
            if (StageWords.OfHeading(sample.Header[i], funnel) is { } stage && dates.Values.All(d => d.Stage != stage.Key) && DateGuess.LooksLikeDates(sample.Values(i)))
                dates[i] = new(null, stage.Key);
        }

        var uses = Uses(sample, plain, LeadColumns, dates);
        var customer = funnel.With(StageRole.Customer);
        if (customer is not null && dates.Values.Any(d => d.Stage == customer.Key)
            && HeadingWords.Find(ImportColumn.Amount, plain, i => uses[i].IsNothing) is >= 0 and var amount) uses[amount] = new(ImportColumn.Amount, null);
        return uses;
    }

    private static ColumnUse[] Uses(FileSample sample, string[] plain, ImportColumn[] columns, Dictionary<int, ColumnUse>? given = null)
    {
        var uses = plain.Select((_, i) => given?.GetValueOrDefault(i) ?? ColumnUse.Nothing).ToArray();

        // Our own names first: a file in the program's own shape is read as it is meant.
        foreach (var byName in new[] { true, false })
        {
            foreach (var column in columns.Where(c => uses.All(u => u.Column != c)))
            {
                var own = StageWords.Plain(ImportColumns.NameOf(column));
                var place = byName
                    ? Array.FindIndex(plain, p => p == own)
                    : HeadingWords.Find(column, plain, i => uses[i].IsNothing && IsFit(column, sample, i));
                if (place >= 0 && uses[place].IsNothing) uses[place] = new(column, null);
            }
        }

        return uses;
    }

    private static bool IsFit(ImportColumn column, FileSample sample, int place) =>
        sample.Header[place].Length > 0 && (column is not (ImportColumn.CreatedAt or ImportColumn.OccurredAt or ImportColumn.Date) || sample.Rows.Count == 0 || DateGuess.LooksLikeDates(sample.Values(place)));

    private static ImportDraft WithAmounts(ImportDraft draft, FileSample sample, Currency currency)
    {
        var constants = draft.Constants;
        if (draft.Kind == ImportKind.Spend)
        {
            if (draft.PlaceOf(ImportColumn.Category) < 0) constants = constants.SetItem(ImportColumn.Category, "media");
            if (draft.PlaceOf(ImportColumn.Currency) < 0) constants = constants.SetItem(ImportColumn.Currency, currency.Code);
        }

        if (draft.PlaceOf(ImportColumn.Amount) is not (>= 0 and var place)) return draft with { Constants = constants };
        var marks = AmountGuess.Of(sample.Values(place));
        return draft with { Constants = constants, DecimalMark = marks.DecimalMark, ThousandsMark = marks.ThousandsMark };
    }
}
