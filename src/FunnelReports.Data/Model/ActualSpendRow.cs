namespace FunnelReports.Data.Model;

/// <summary>What was spent on one day, as a platform reported it. Channel and campaign are 0 when not set.</summary>
public sealed class ActualSpendRow
{
    public required DateOnly Day { get; init; }
    public required short Category { get; init; }
    public int ChannelId { get; init; }
    public int CampaignId { get; init; }
    public long AmountMinor { get; set; }
    public required DateTime ChangedAt { get; set; }
}
