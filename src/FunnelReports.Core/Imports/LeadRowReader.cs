using System.Collections.Immutable;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Imports;

/// <summary>
/// Turns rows of leads or transitions into what they say. A row is taken whole or not at all.
/// </summary>
/// <remarks>
/// In a file with a row for each move, campaign is the cause of the move. In every other file it belongs to the lead, and in a wide file it is also the
/// cause of its moves. The amount of a wide file belongs to the move into the stage with the role Customer. A row that tells <c>created_at</c> but no move into the stage with the role Lead moves the lead there at that instant (docs/decisions/0006).
/// An instance is for one file; it is not safe for several threads.
/// </remarks>
public sealed class LeadRowReader
{
    private readonly ImportLayout layout;
    private readonly RowCells cells;
    private readonly InstantText instants;
    private readonly StageNames stages;
    private readonly Currency currency;
    private readonly short? openingStage;

    /// <param name="layout">Where the file has what.</param>
    /// <param name="map">How the file writes it.</param>
    /// <param name="funnel">The stages that can be entered.</param>
    /// <param name="calendar">The reporting calendar, whose zone holds for files that name none.</param>
    /// <param name="currency">The currency of amounts.</param>
    /// <param name="now">The present: what lies more than 24 hours after it is refused.</param>
    public LeadRowReader(ImportLayout layout, ImportMap map, Funnel funnel, ReportingCalendar calendar, Currency currency, Instant now)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(funnel);
        this.layout = layout;
        this.currency = currency;
        cells = new(layout, map);
        instants = new(map.Calendar ?? calendar, map.DateOrder, now);
        stages = new(funnel);
        openingStage = layout.Stages.Any(s => s.Stage.Role == StageRole.Lead) ? null : funnel.With(StageRole.Lead)?.Id;
    }

    /// <summary>Reads a row.</summary>
    /// <param name="fields">As many fields as the header has.</param>
    /// <param name="row">What it says, when nothing is wrong with it.</param>
    /// <returns>Null, or what is wrong with it.</returns>
    public RowFault? Read(string[] fields, out LeadRow? row)
    {
        cells.Begin(fields);
        var id = cells.Required(ImportColumn.LeadId);
        var createdAt = Instant(ImportColumn.CreatedAt);
        var moves = Moves(createdAt);
        row = new LeadRow(id)
        {
            CreatedAt = createdAt,
            Email = cells.Text(ImportColumn.Email),
            Name = Name(),
            Company = cells.Text(ImportColumn.Company),
            Channel = cells.Text(ImportColumn.Channel),
            Campaign = layout.IsLong ? null : cells.Text(ImportColumn.Campaign),
            Persona = cells.Text(ImportColumn.Persona),
            Origin = cells.Text(ImportColumn.Origin),
            Country = cells.Text(ImportColumn.Country),
            Owner = cells.Text(ImportColumn.Owner),
            Tags = cells.Text(ImportColumn.Tags),
            Score = cells.Whole(ImportColumn.Score),
            Moves = moves,
        };
        if (cells.Fault is not null) row = null;
        return cells.Fault;
    }

    // Exports have the last name in a column of its own, beside the first name or beside the whole one.
    private string? Name()
    {
        var (name, last) = (cells.Text(ImportColumn.Name), cells.Text(ImportColumn.LastName));
        if (name is null || last is null) return name ?? last;
        return name == last || name.EndsWith($" {last}", StringComparison.OrdinalIgnoreCase) ? name : $"{name} {last}";
    }

    private ImmutableArray<MoveRow> Moves(Instant? createdAt)
    {
        var opening = createdAt is { } at && openingStage is { } stage ? new MoveRow(stage, at) { Campaign = cells.Text(ImportColumn.Campaign) } : null;
        if (layout.IsLong) return LongMove() is { } move ? opening is null ? [move] : [opening, move] : [];
        if (layout.Stages.IsEmpty) return opening is null ? [] : [opening];

        var moves = ImmutableArray.CreateBuilder<MoveRow>(layout.Stages.Length + 1);
        if (opening is not null) moves.Add(opening);
        foreach (var (entered, place) in layout.Stages)
        {
            if (Instant(cells.At(place, ImportColumn.OccurredAt), layout.LabelAt(place)) is { } occurredAt) moves.Add(Move(entered.Id, occurredAt, entered.Role == StageRole.Customer));
        }

        return moves.DrainToImmutable();
    }

    private MoveRow? LongMove()
    {
        var text = cells.Required(ImportColumn.Stage);
        var (stage, reason) = stages.Find(text);
        if (stage is null) cells.Refuse(ImportColumn.Stage, reason);
        var occurredAt = Instant(ImportColumn.OccurredAt);
        if (occurredAt is null) cells.Refuse(ImportColumn.OccurredAt, $"{RowCells.Missing(ImportColumn.OccurredAt)} Say when the lead entered the stage.");
        return stage is null || occurredAt is not { } at ? null : Move(stage.Id, at, withAmount: true);
    }

    private MoveRow Move(short stage, Instant at, bool withAmount) => new(stage, at)
    {
        Sequence = cells.Whole(ImportColumn.Sequence) ?? 0,
        Campaign = cells.Text(ImportColumn.Campaign),
        Action = cells.Text(ImportColumn.Action),
        Actor = cells.Text(ImportColumn.Actor),
        Reason = cells.Text(ImportColumn.Reason),
        AmountMinor = withAmount ? cells.Amount(ImportColumn.Amount, currency) : null,
        EventId = cells.Text(ImportColumn.EventId),
    };

    private Instant? Instant(ImportColumn column) => Instant(cells.Raw(column), layout.LabelOf(column));

    private Instant? Instant(string? text, string label)
    {
        if (text is null) return null;
        var reason = instants.Read(text, out var instant);
        if (reason is null) return instant;
        cells.Refuse(label, reason);
        return null;
    }
}
