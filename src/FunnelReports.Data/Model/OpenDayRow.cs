namespace FunnelReports.Data.Model;

/// <summary>Stays that began on a day and are still open.</summary>
public sealed class OpenDayRow
{
    public required DateOnly Day { get; init; }
    public required int SegmentId { get; init; }
    public required short StageId { get; init; }
    public long Stays { get; init; }
}
