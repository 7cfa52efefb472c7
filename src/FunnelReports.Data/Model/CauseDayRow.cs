namespace FunnelReports.Data.Model;

/// <summary>Moves of a day by what caused them.</summary>
public sealed class CauseDayRow
{
    public required DateOnly Day { get; init; }
    public required short FromStageId { get; init; }
    public required short ToStageId { get; init; }
    public required int CampaignId { get; init; }
    public required int ActionId { get; init; }
    public long Leads { get; init; }
}
