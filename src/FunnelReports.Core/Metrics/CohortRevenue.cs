namespace FunnelReports.Core.Metrics;

/// <summary>Leads that first entered the funnel on some days, and what those that have become customers since have brought.</summary>
/// <param name="Leads">How many came in.</param>
/// <param name="Customers">Those of them that have entered the customer stage.</param>
/// <param name="WithAmount">Customers of whom at least one amount is known.</param>
/// <param name="RevenueMinor">The amounts of all their entries into the customer stage, in minor units: one who buys again is told by another entry.</param>
public readonly record struct CohortRevenue(long Leads, long Customers, long WithAmount, long RevenueMinor)
{
    public static CohortRevenue operator +(CohortRevenue left, CohortRevenue right) =>
        new(left.Leads + right.Leads, left.Customers + right.Customers, left.WithAmount + right.WithAmount, left.RevenueMinor + right.RevenueMinor);
}
