using FunnelReports.Core.Rollups;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>The segment of a report.</summary>
/// <param name="Id">Its id in the rollups; null when they do not keep it, so that it is folded live over its own leads.</param>
/// <param name="Filter">Which leads are in it.</param>
/// <param name="Text">"all", "channel=Paid Search", "channel=Email &amp; persona=IT" or "saved=NAME".</param>
public sealed record SegmentChoice(int? Id, LeadFilter Filter, string Text)
{
    public static SegmentChoice All { get; } = new(Segments.All, LeadFilter.All, "all");

    /// <summary>The saved segment that it is, null when it is none: days published before that was saved have no account of it.</summary>
    public SavedSegment? Saved { get; init; }

    /// <summary>True for all leads.</summary>
    public bool IsAll => Filter.IsAll;

    /// <summary>True when the rollups keep it.</summary>
    public bool IsStored => Id is not null;

    /// <summary>Whether a lead with these values is in it; one that is not folded yet is in none but that of all.</summary>
    public bool Holds(LeadAttributes? lead) => IsAll || (lead is { } values && Filter.Holds(values));

    /// <summary>Gives a lead's value of a dimension; 0 where it has none.</summary>
    /// <exception cref="InvalidOperationException">Leads have no value of that dimension.</exception>
    public static Func<LeadAttributes, int> ValueOf(Dimension dimension) => dimension switch
    {
        Dimension.Channel => lead => lead.ChannelId,
        Dimension.Persona => lead => lead.PersonaId,
        Dimension.Origin => lead => lead.OriginId,
        Dimension.Campaign => lead => lead.CampaignId,
        _ => throw new InvalidOperationException($"Leads have no {dimension}."),
    };
}
