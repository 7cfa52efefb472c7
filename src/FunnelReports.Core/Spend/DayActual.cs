namespace FunnelReports.Core.Spend;

/// <summary>Money really spent on a day, which takes the place of the budget's share of that day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Category">The id of a spend category.</param>
/// <param name="Channel">The id of a channel; 0 when it is for no one channel.</param>
/// <param name="Campaign">The id of a campaign; 0 when it is for no one campaign.</param>
/// <param name="Minor">Minor units; negative for a credit.</param>
public readonly record struct DayActual(DateOnly Day, int Category, int Channel, int Campaign, long Minor);
