namespace FunnelReports.Core.Metrics;

/// <summary>
/// How many of each it takes to reach a revenue goal, from the end of the funnel back to its beginning: revenue ÷ average deal → customers ÷ close rate → SQLs ÷ MQL→SQL → MQLs ÷ lead→MQL →
/// leads ÷ visit→lead → visits. Each is rounded up to the next whole one, and the next step starts from that; rates are whole counts, so nothing is rounded but this.
/// What cannot be said is null, and so is all that follows from it: a rate whose numerator or denominator is 0 or less (nobody advanced: no number is enough), an average deal of 0 or less.
/// </summary>
/// <param name="Customers">New customers needed.</param>
/// <param name="Sqls">SQLs needed.</param>
/// <param name="Mqls">MQLs needed.</param>
/// <param name="Leads">Leads needed.</param>
/// <param name="Visits">Visits needed.</param>
public sealed record LeadGoal(long? Customers, long? Sqls, long? Mqls, long? Leads, long? Visits)
{
    /// <summary>What a revenue takes.</summary>
    /// <param name="revenue">The goal, 0 or more.</param>
    /// <param name="averageDeal">What a customer brings.</param>
    /// <param name="closeRate">Customers ÷ SQLs.</param>
    /// <param name="mqlToSql">SQLs ÷ MQLs.</param>
    /// <param name="leadToMql">MQLs ÷ leads.</param>
    /// <param name="visitToLead">Leads ÷ visits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The revenue is negative.</exception>
    /// <exception cref="InvalidOperationException">The amounts are of two currencies.</exception>
    /// <exception cref="OverflowException">More would be needed than can be counted in 64 bits.</exception>
    public static LeadGoal OfRevenue(Money revenue, Money averageDeal, Ratio closeRate, Ratio mqlToSql, Ratio leadToMql, Ratio visitToLead)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revenue.Minor, nameof(revenue));
        if (revenue.Currency != averageDeal.Currency)
            throw new InvalidOperationException($"A goal in {revenue.Currency} cannot be divided by deals in {averageDeal.Currency}: the program holds no exchange rates.");
        return OfCustomers(Needed(revenue.Minor, new Ratio(averageDeal.Minor, 1)), closeRate, mqlToSql, leadToMql, visitToLead);
    }

    /// <summary>What so many customers take; null when their number is unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    /// <exception cref="OverflowException">More would be needed than can be counted in 64 bits.</exception>
    public static LeadGoal OfCustomers(long? customers, Ratio closeRate, Ratio mqlToSql, Ratio leadToMql, Ratio visitToLead)
    {
        if (customers < 0)
            throw new ArgumentOutOfRangeException(nameof(customers), customers, "A goal is 0 customers or more.");
        var sqls = Needed(customers, closeRate);
        var mqls = Needed(sqls, mqlToSql);
        var leads = Needed(mqls, leadToMql);
        return new(customers, sqls, mqls, leads, Needed(leads, visitToLead));
    }

    // goal ÷ rate, rounded up.
    private static long? Needed(long? goal, Ratio rate)
    {
        if (goal is not { } wanted || rate.Numerator <= 0 || rate.Denominator <= 0)
            return null;
        var (quotient, remainder) = Int128.DivRem((Int128)wanted * rate.Denominator, rate.Numerator);
        return checked((long)(remainder > 0 ? quotient + 1 : quotient));
    }
}
