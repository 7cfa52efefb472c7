using FunnelReports.Core.Imports;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>Rows of one database transaction. What several of them say of one lead is put together: the last that says something counts.</summary>
internal sealed class LeadChunk
{
    private readonly List<LeadRow> rows = [];
    private readonly HashSet<(Dimension, string)> values = [];

    public int Count => rows.Count;

    /// <summary>How far the import has come with the last row of this chunk.</summary>
    public (long Read, long Refused) Rows { get; set; }

    public void Add(LeadRow row)
    {
        rows.Add(row);
        Meet(Dimension.Channel, row.Channel);
        Meet(Dimension.Persona, row.Persona);
        Meet(Dimension.Origin, row.Origin);
        Meet(Dimension.Campaign, row.Campaign);
        foreach (var move in row.Moves)
        {
            Meet(Dimension.Campaign, move.Campaign);
            Meet(Dimension.Action, move.Action);
            Meet(Dimension.Actor, move.Actor);
            Meet(Dimension.Reason, move.Reason);
        }
    }

    /// <summary>The chunk with ids in place of dimension values, and how many rows spoke of each lead.</summary>
    public async Task<(IReadOnlyList<LeadLine> Leads, IReadOnlyList<TransitionLine> Transitions, IReadOnlyList<int> Rows)> ResolveAsync(DimensionValues ids, CancellationToken cancel)
    {
        await ids.LearnAsync(values, cancel);
        var leads = new List<LeadLine>();
        var rowsOf = new List<int>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var transitions = new List<TransitionLine>(rows.Count);
        foreach (var row in rows)
        {
            if (places.TryGetValue(row.LeadId, out var place))
            {
                leads[place] = leads[place].Then(LineOf(row, ids));
                rowsOf[place]++;
            }
            else
            {
                place = leads.Count;
                places.Add(row.LeadId, place);
                leads.Add(LineOf(row, ids));
                rowsOf.Add(1);
            }

            foreach (var move in row.Moves) transitions.Add(LineOf(place, move, ids));
        }

        return (leads, transitions, rowsOf);
    }

    private static LeadLine LineOf(LeadRow row, DimensionValues ids) => new(row.LeadId)
    {
        CreatedAt = row.CreatedAt,
        Email = row.Email,
        Name = row.Name,
        Company = row.Company,
        Country = row.Country,
        Owner = row.Owner,
        Tags = row.Tags,
        Score = row.Score,
        ChannelId = IdOf(Dimension.Channel, row.Channel, ids),
        PersonaId = IdOf(Dimension.Persona, row.Persona, ids),
        OriginId = IdOf(Dimension.Origin, row.Origin, ids),
        CampaignId = IdOf(Dimension.Campaign, row.Campaign, ids),
    };

    private static TransitionLine LineOf(int lead, MoveRow move, DimensionValues ids) => new(lead, move.StageId, move.OccurredAt)
    {
        Sequence = move.Sequence,
        CampaignId = IdOf(Dimension.Campaign, move.Campaign, ids) ?? 0,
        ActionId = IdOf(Dimension.Action, move.Action, ids) ?? 0,
        ActorId = IdOf(Dimension.Actor, move.Actor, ids) ?? 0,
        ReasonId = IdOf(Dimension.Reason, move.Reason, ids) ?? 0,
        AmountMinor = move.AmountMinor,
        EventId = move.EventId,
    };

    private static int? IdOf(Dimension dimension, string? key, DimensionValues ids) => key is null ? null : ids.IdOf(dimension, key);

    private void Meet(Dimension dimension, string? key)
    {
        if (key is not null) values.Add((dimension, key));
    }
}
