namespace FunnelReports.Data.Spend;

/// <summary>What imports say was really spent in a month.</summary>
/// <param name="Minor">The sum, in minor units.</param>
/// <param name="Days">The days of the month that have an amount, 0 of them included when they are known.</param>
public readonly record struct MonthSpent(long Minor, int Days);
