namespace FunnelReports.Data.Model;

/// <summary>Moves of a month by the campaign of the lead.</summary>
public sealed class FlowMonthRow
{
    public required DateOnly Month { get; init; }
    public required int CampaignId { get; init; }
    public required short FromStageId { get; init; }
    public required short ToStageId { get; init; }
    public long Leads { get; init; }
    public long Seconds { get; init; }
}
