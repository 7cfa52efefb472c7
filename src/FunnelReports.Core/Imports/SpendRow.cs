using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Imports;

/// <summary>Money of one month or one day.</summary>
/// <param name="Day">The day, or the first day of the month.</param>
/// <param name="IsMonth">True for the budget of a month, false for money spent on a day.</param>
/// <param name="Category">What it was spent on.</param>
/// <param name="Channel">Null when it belongs to no one channel.</param>
/// <param name="Campaign">Null when it belongs to no one campaign.</param>
/// <param name="AmountMinor">Minor units of the workspace's currency; negative for a credit.</param>
public sealed record SpendRow(DateOnly Day, bool IsMonth, SpendCategory Category, string? Channel, string? Campaign, long AmountMinor);
