using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>The segment of a report.</summary>
/// <param name="Id">Its id in the rollups.</param>
/// <param name="Dimension">The dimension, null for all leads.</param>
/// <param name="ValueId">The value's id on leads: 0 for "not set".</param>
/// <param name="Text">"all" or "channel=Paid Search".</param>
public sealed record SegmentChoice(int Id, Dimension? Dimension, int ValueId, string Text)
{
    public static SegmentChoice All { get; } = new(Core.Rollups.Segments.All, null, 0, "all");

    /// <summary>True when the rollups keep it; a campaign is folded live over its own leads.</summary>
    public bool IsStored => Dimension is not Dimensions.Dimension.Campaign;
}
