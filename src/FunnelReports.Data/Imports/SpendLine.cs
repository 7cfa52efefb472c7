using FunnelReports.Core.Spend;

namespace FunnelReports.Data.Imports;

/// <summary>What an amount of spend belongs to.</summary>
/// <param name="IsMonth">True for the budget of a month, false for money spent on a day.</param>
/// <param name="Day">The day, or the first day of the month.</param>
/// <param name="Category">What it was spent on.</param>
/// <param name="ChannelId">0 when it belongs to no one channel.</param>
/// <param name="CampaignId">0 when it belongs to no one campaign.</param>
public readonly record struct SpendLine(bool IsMonth, DateOnly Day, SpendCategory Category, int ChannelId, int CampaignId);
