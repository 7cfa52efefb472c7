namespace FunnelReports.Core.Spend;

/// <summary>
/// A month's budget spread evenly over its days, exactly: day i (from 0) of n gets ⌊M·(i + 1) ÷ n⌋ − ⌊M·i ÷ n⌋ minor units, so that no two days differ by more than one
/// minor unit and all days add up to the budget. Credits (negative amounts) too.
/// </summary>
public static class BudgetSpread
{
    /// <summary>What falls on one day of the range.</summary>
    /// <param name="minor">The whole amount in minor units.</param>
    /// <param name="over">The days it is spread over.</param>
    /// <param name="day">One of these days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is not in the range.</exception>
    public static long OnDay(long minor, DayRange over, DateOnly day)
    {
        if (!over.Contains(day))
            throw new ArgumentOutOfRangeException(nameof(day), day, $"The budget is spread over {over}.");
        return Before(minor, over, day.AddDays(1)) - Before(minor, over, day);
    }

    /// <summary>What falls on the days before one of the range's days or its end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside.</exception>
    public static long Before(long minor, DayRange over, DateOnly day)
    {
        if (over.IsEmpty || day < over.Start || day > over.End)
            throw new ArgumentOutOfRangeException(nameof(day), day, $"The budget is spread over {over}.");
        var product = (Int128)minor * (day.DayNumber - over.Start.DayNumber);
        var (quotient, remainder) = Int128.DivRem(product, over.Days);
        return (long)(remainder < 0 ? quotient - 1 : quotient);
    }
}
