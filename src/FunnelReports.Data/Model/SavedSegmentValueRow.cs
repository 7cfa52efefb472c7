namespace FunnelReports.Data.Model;

/// <summary>A value that leads of a saved segment may have: one of those that it names of the value's dimension.</summary>
public sealed class SavedSegmentValueRow
{
    public required int SegmentId { get; init; }
    public required int ValueId { get; init; }
}
