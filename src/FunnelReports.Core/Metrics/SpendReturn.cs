using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Metrics;

/// <summary>What came back of the spend of some days: the revenue of the customers among the leads that first entered the funnel on these days, divided by the spend of the same days.</summary>
public sealed record SpendReturn
{
    /// <param name="ledger">The spend.</param>
    /// <param name="currency">The currency of spend and revenue.</param>
    /// <param name="days">The days on which the leads came in.</param>
    /// <param name="cohort">The leads and what they have brought.</param>
    public SpendReturn(SpendLedger ledger, Currency currency, DayRange days, CohortRevenue cohort)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        (Cohort, Coverage) = (cohort, ledger.Coverage(days));
        Spend = Coverage.Known > 0 ? new Money(ledger.Spend(days), currency) : null;
        Revenue = cohort.Customers == 0 || cohort.WithAmount > 0 ? new Money(cohort.RevenueMinor, currency) : null;
        PerSpend = Coverage.IsWhole && Spend is { Minor: > 0 } spend && Revenue is { } revenue ? new Ratio(revenue.Minor, spend.Minor).Value : null;
    }

    /// <summary>The leads and what they have brought.</summary>
    public CohortRevenue Cohort { get; }

    /// <summary>For how many of the days the spend is known.</summary>
    public SpendCoverage Coverage { get; }

    /// <summary>Spend of the days, as far as known; null when it is known for none.</summary>
    public Money? Spend { get; }

    /// <summary>Amounts of the customers, as far as known: 0 without customers, null when there are customers and not one has an amount.</summary>
    public Money? Revenue { get; }

    /// <summary>Revenue ÷ spend (2 means that each euro brought two); null unless the spend is known for every day and above 0, and the revenue is known.</summary>
    public double? PerSpend { get; }
}
