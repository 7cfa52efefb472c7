namespace FunnelReports.Data.Model;

/// <summary>The budget of one month, spread evenly over its days. Channel and campaign are 0 when not set.</summary>
public sealed class BudgetRow
{
    public required DateOnly Month { get; init; }
    public required short Category { get; init; }
    public int ChannelId { get; init; }
    public int CampaignId { get; init; }
    public long AmountMinor { get; set; }
    public required DateTime ChangedAt { get; set; }
}
