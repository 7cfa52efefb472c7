namespace FunnelReports.Data.Model;

/// <summary>The account of one stage on one day as first published. Never changed.</summary>
public sealed class SnapshotDayRow
{
    public required DateOnly Day { get; init; }
    public required int SegmentId { get; init; }
    public required short StageId { get; init; }
    public required int Version { get; init; }
    public long Opening { get; init; }
    public long Inflow { get; init; }
    public long Outflow { get; init; }
    public long Closing { get; init; }
}
