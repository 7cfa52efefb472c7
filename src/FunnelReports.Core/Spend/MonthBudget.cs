namespace FunnelReports.Core.Spend;

/// <summary>Money planned for a calendar month. A budget of 0 is known to be 0.</summary>
/// <param name="Month">Any day of the month; its first day by custom.</param>
/// <param name="Category">Media, staff, technology…: the id of a spend category.</param>
/// <param name="Channel">The id of a channel; 0 when the budget is for no one channel.</param>
/// <param name="Campaign">The id of a campaign; 0 when the budget is for no one campaign.</param>
/// <param name="Minor">Minor units; negative for a credit.</param>
public readonly record struct MonthBudget(DateOnly Month, int Category, int Channel, int Campaign, long Minor)
{
    /// <summary>The days of the month.</summary>
    public DayRange Days => DayRange.OfMonth(Month.Year, Month.Month);
}
