namespace FunnelReports.Core.Rollups;

/// <summary>
/// The ids of the segments that rollups keep. The id of a channel, persona or origin is the id of its segment, saved segments have ids of the same sequence.
/// Leads without a value have a segment of their own, so that the parts of a dimension always add up to all leads.
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

    /// <summary>How many segments every lead is in: all leads, its channel, its persona, its origin.</summary>
    public const int OfValues = 4;
}
