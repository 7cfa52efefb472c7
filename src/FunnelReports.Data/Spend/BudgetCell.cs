using FunnelReports.Core.Spend;

namespace FunnelReports.Data.Spend;

/// <summary>One cell of the budgets of a channel.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Category">What the money is for.</param>
public readonly record struct BudgetCell(DateOnly Month, SpendCategory Category);
