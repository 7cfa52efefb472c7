using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// What a lead of a stage cost: the spend of a window of days divided by the leads that entered the stage for the first time in a period.
/// <i>Simple</i> when the window is the period itself; <i>lag-adjusted</i> when it is the period moved back by the days it takes to make such a lead.
/// </summary>
public sealed record CostPerLead
{
    private CostPerLead(DayRange window, SpendCoverage coverage, Money? spend, long entered)
    {
        (Window, Coverage, Spend, Entered) = (window, coverage, spend, entered);
        if (spend is not { } money || entered <= 0)
            return;
        PerLead = money.DividedBy(entered);
        var count = PoissonInterval.Of(entered);
        Money one = Over(money, count.High), other = Over(money, count.Low);
        (Low, High) = one < other ? (one, other) : (other, one);
    }

    /// <summary>The days whose spend is counted.</summary>
    public DayRange Window { get; }

    /// <summary>For how many days of the window the spend is known.</summary>
    public SpendCoverage Coverage { get; }

    /// <summary>Spend of the window, as far as known; null when it is known for no day of it (never 0 for unknown).</summary>
    public Money? Spend { get; }

    /// <summary>Leads that entered the stage for the first time in the period.</summary>
    public long Entered { get; }

    /// <summary>Spend ÷ entered, rounded half away from zero to the minor unit; null when nobody entered or the spend is unknown.</summary>
    public Money? PerLead { get; }

    /// <summary>Lower 95 % limit from the Poisson error of the count: spend ÷ upper limit of the count. Null when <see cref="PerLead"/> is.</summary>
    public Money? Low { get; }

    /// <summary>Upper 95 % limit from the Poisson error of the count: spend ÷ lower limit of the count. Null when <see cref="PerLead"/> is.</summary>
    public Money? High { get; }

    /// <summary>The spend of the period itself over those who entered in it.</summary>
    public static CostPerLead Simple(SpendLedger ledger, Currency currency, DayRange period, long entered) => Of(ledger, currency, period, entered);

    /// <summary>The spend of the period moved back by the lag, [a − L, b − L), over those who entered in the period.</summary>
    /// <returns>Null when the lag is unknown.</returns>
    public static CostPerLead? LagAdjusted(SpendLedger ledger, Currency currency, DayRange period, long entered, LeadLag lag) =>
        lag.Days is { } days ? Of(ledger, currency, period.Shift(-days), entered) : null;

    /// <summary>
    /// The change of the cost against an earlier period as a fraction of the earlier cost (0.1 is 10 % dearer), from the unrounded costs.
    /// Null when one of the two is unknown or the earlier one is not above 0.
    /// </summary>
    public double? ChangeFrom(CostPerLead? earlier)
    {
        if (PerLead is null || earlier?.PerLead is null || earlier.Spend!.Value.Minor <= 0)
            return null;
        Money before = earlier.Spend.Value, gone = Spend!.Value - before;
        var old = (Int128)before.Minor * Entered;
        return (double)((Int128)(gone.Minor + before.Minor) * earlier.Entered - old) / (double)old;
    }

    /// <summary>The cost over one window. With <paramref name="wholeOnly"/>, spend that is not known for every day of the window counts as unknown.</summary>
    internal static CostPerLead Of(SpendLedger ledger, Currency currency, DayRange window, long entered, bool wholeOnly = false)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentOutOfRangeException.ThrowIfNegative(entered);
        var coverage = ledger.Coverage(window);
        var known = wholeOnly ? coverage.IsWhole : coverage.Known > 0;
        return new(window, coverage, known ? new Money(ledger.Spend(window), currency) : null, entered);
    }

    /// <summary>The cost for spend that is already worked out.</summary>
    internal static CostPerLead Of(DayRange window, SpendCoverage coverage, Money? spend, long entered)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(entered);
        return new(window, coverage, spend, entered);
    }

    private static Money Over(Money money, double count) =>
        money with { Minor = (long)Math.Round(money.Minor / (decimal)count, MidpointRounding.AwayFromZero) };
}
