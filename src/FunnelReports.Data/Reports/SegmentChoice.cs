using FunnelReports.Core.Rollups;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>The segment of a report.</summary>
/// <param name="Id">Its id in the rollups.</param>
/// <param name="Dimension">The dimension, null for all leads.</param>
/// <param name="ValueId">The value's id on leads: 0 for "not set".</param>
/// <param name="Text">"all" or "channel=Paid Search".</param>
public sealed record SegmentChoice(int Id, Dimension? Dimension, int ValueId, string Text)
{
    public static SegmentChoice All { get; } = new(Segments.All, null, 0, "all");

    /// <summary>True when the rollups keep it; a campaign is folded live over its own leads.</summary>
    public bool IsStored => Dimension is not Dimensions.Dimension.Campaign;

    /// <summary>Whether a lead with these values is in it; one that is not folded yet is in none but that of all.</summary>
    public bool Holds(LeadAttributes? lead) => Dimension is not { } dimension || (lead is { } values && ValueOf(dimension)(values) == ValueId);

    /// <summary>Gives a lead's value of a dimension; 0 where it has none.</summary>
    /// <exception cref="InvalidOperationException">Leads have no value of that dimension.</exception>
    public static Func<LeadAttributes, int> ValueOf(Dimension dimension) => dimension switch
    {
        Dimensions.Dimension.Channel => lead => lead.ChannelId,
        Dimensions.Dimension.Persona => lead => lead.PersonaId,
        Dimensions.Dimension.Origin => lead => lead.OriginId,
        Dimensions.Dimension.Campaign => lead => lead.CampaignId,
        _ => throw new InvalidOperationException($"Leads have no {dimension}."),
    };
}
