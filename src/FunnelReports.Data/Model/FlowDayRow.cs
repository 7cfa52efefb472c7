namespace FunnelReports.Data.Model;

/// <summary>Moves of a day: leads that went from a stage (0 = into the funnel) to a stage, with the seconds they had spent in the stage left.</summary>
public sealed class FlowDayRow
{
    public required DateOnly Day { get; init; }
    public required int SegmentId { get; init; }
    public required short FromStageId { get; init; }
    public required short ToStageId { get; init; }
    public long Leads { get; init; }
    public long Seconds { get; init; }
}
