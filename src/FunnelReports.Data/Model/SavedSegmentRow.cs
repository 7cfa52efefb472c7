namespace FunnelReports.Data.Model;

/// <summary>A segment that somebody saved. Its id is of the same sequence as those of dimension values, which are the other segments.</summary>
public sealed class SavedSegmentRow
{
    public required int Id { get; init; }
    public required string Name { get; set; }
    public required DateTime SavedAt { get; init; }
    public required string SavedBy { get; init; }

    /// <summary>The number of the last publication before it was saved, 0 when there was none: snapshots keep the segment from the next one on.</summary>
    public required long Publication { get; init; }
}
