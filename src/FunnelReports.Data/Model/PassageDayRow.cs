namespace FunnelReports.Data.Model;

/// <summary>Leads that first entered the target on a day, with the seconds since their first entry into the anchor (0 = into the funnel).</summary>
public sealed class PassageDayRow
{
    public required DateOnly Day { get; init; }
    public required int SegmentId { get; init; }
    public required short AnchorStageId { get; init; }
    public required short TargetStageId { get; init; }
    public long Leads { get; init; }
    public long Seconds { get; init; }
}
