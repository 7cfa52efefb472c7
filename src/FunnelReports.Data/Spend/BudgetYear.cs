using FunnelReports.Core;

namespace FunnelReports.Data.Spend;

/// <summary>The budgets of a channel in a year.</summary>
/// <param name="Days">The days of the year: twelve whole months.</param>
/// <param name="Amounts">Minor units by cell; a cell without an entry has no budget known.</param>
/// <param name="Spent">What was really spent on that channel, by the first day of the month; months without any imported spend have no entry.</param>
/// <param name="Elsewhere">The budgets of the same year that belong to other channels or to one campaign, in minor units; null when there are none.</param>
public sealed record BudgetYear(
    DayRange Days,
    IReadOnlyDictionary<BudgetCell, long> Amounts,
    IReadOnlyDictionary<DateOnly, MonthSpent> Spent,
    long? Elsewhere);
