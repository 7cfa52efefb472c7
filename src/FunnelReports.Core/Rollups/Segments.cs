namespace FunnelReports.Core.Rollups;

/// <summary>
/// The segments that rollups keep, by id. The id of a channel, persona or origin is the id of its segment. Leads without a value have a segment
/// of their own, so that the parts of a dimension always add up to all leads.
/// </summary>
public static class Segments
{
    /// <summary>All leads.</summary>
    public const int All = 0;
    public const int NoChannel = 1;
    public const int NoPersona = 2;
    public const int NoOrigin = 3;
    public const int NoCampaign = 4;

    /// <summary>The first id that a dimension value may have.</summary>
    public const int FirstValueId = 10;

    /// <summary>How many segments one lead belongs to.</summary>
    public const int PerLead = 4;

    /// <summary>Writes the segments of a lead: all, its channel, its persona, its origin.</summary>
    public static void Of(in LeadAttributes lead, Span<int> segments)
    {
        segments[0] = All;
        segments[1] = lead.ChannelId == 0 ? NoChannel : lead.ChannelId;
        segments[2] = lead.PersonaId == 0 ? NoPersona : lead.PersonaId;
        segments[3] = lead.OriginId == 0 ? NoOrigin : lead.OriginId;
    }
}
