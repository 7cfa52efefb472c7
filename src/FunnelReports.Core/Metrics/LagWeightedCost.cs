using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// What a lead of a stage cost when each day's spend is spread over the days on which the leads that it bought arrive: Σ over days d of spend(d) · Pr(d + lag lies in the period),
/// divided by the leads that first entered the stage in the period. Nothing is spent twice and nothing is lost: with one distribution of lags, whatever the periods that follow each other,
/// <c>brought forward + spent = allocated + not yet allocated</c>, to the minor unit.
/// </summary>
public sealed record LagWeightedCost
{
    private LagWeightedCost(CostPerLead cost, double? weightKnown, Money? broughtForward, Money? spent, Money? notYet) =>
        (Cost, WeightKnown, BroughtForward, Spent, NotYetAllocated) = (cost, weightKnown, broughtForward, spent, notYet);

    /// <summary>The spend allocated to the period and the cost per lead. Its window goes from the first to the last day that gives to the period; its coverage counts the days that do.</summary>
    public CostPerLead Cost { get; }

    /// <summary>For what share (0 to 1) of the weight of these days the spend is known; null when no day gives to the period.</summary>
    public double? WeightKnown { get; }

    /// <summary>Spent before the period and allocated to no day before it, as far as known; null when there are days that reach over and it is known for none of them.</summary>
    public Money? BroughtForward { get; }

    /// <summary>Spend of the days of the period itself, as far as known; null when it is known for none.</summary>
    public Money? Spent { get; }

    /// <summary>Spent up to the end of the period and allocated to days after it, as far as known; null when there are days that reach over and it is known for none of them.</summary>
    public Money? NotYetAllocated { get; }

    /// <summary>The days whose spend has to be known: those of the period, and those before it whose spend reaches into it or beyond.</summary>
    public static DayRange Reach(DayRange period, LagDistribution lags)
    {
        ArgumentNullException.ThrowIfNull(lags);
        return new(period.Start.AddDays(-lags.Longest), period.End);
    }

    /// <summary>
    /// The cost in a period. A day's spend S is given out by its own running sum: up to k days later ⌊S · leads with a lag of at most k days ÷ all leads⌋ minor units are given, so that
    /// what falls between two days is a whole number of them and all of it adds up to S.
    /// </summary>
    public static LagWeightedCost Of(SpendLedger ledger, Currency currency, DayRange period, long entered, LagDistribution lags)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var reach = Reach(period, lags);
        long allocated = 0, forward = 0, spent = 0, notYet = 0, weight = 0, knownWeight = 0;
        int giving = 0, knownGiving = 0, knownBefore = 0, knownIn = 0, knownAfter = 0;
        var window = new DayRange(period.Start, period.Start);
        foreach (var day in reach.EachDay())
        {
            var (before, upTo) = (lags.Within(period.Start.DayNumber - 1 - day.DayNumber), lags.Within(period.End.DayNumber - 1 - day.DayNumber));
            var known = ledger.Coverage(DayRange.OfDay(day)).Known;
            var spend = ledger.Spend(DayRange.OfDay(day));
            var (givenBefore, givenUpTo) = (Share(spend, before, lags.Leads), Share(spend, upTo, lags.Leads));
            allocated += givenUpTo - givenBefore;
            notYet += spend - givenUpTo;
            if (upTo < lags.Leads) knownAfter += known;
            if (day < period.Start) (forward, knownBefore) = (forward + spend - givenBefore, knownBefore + known);
            else (spent, knownIn) = (spent + spend, knownIn + known);
            if (upTo == before)
                continue;
            window = new DayRange(giving == 0 ? day : window.Start, day.AddDays(1));
            (giving, knownGiving) = (giving + 1, knownGiving + known);
            (weight, knownWeight) = (weight + upTo - before, knownWeight + known * (upTo - before));
        }

        return new(
            CostPerLead.Of(window, new SpendCoverage(knownGiving, giving), knownGiving > 0 ? new Money(allocated, currency) : null, entered),
            new Ratio(knownWeight, weight).Value,
            knownBefore > 0 || lags.Longest == 0 ? new Money(forward, currency) : null,
            knownIn > 0 ? new Money(spent, currency) : null,
            knownAfter > 0 || lags.Longest == 0 ? new Money(notYet, currency) : null);
    }

    // Rounded down, also below zero.
    private static long Share(long spend, long part, long all)
    {
        var (quotient, remainder) = Int128.DivRem((Int128)spend * part, all);
        return (long)(remainder < 0 ? quotient - 1 : quotient);
    }
}
