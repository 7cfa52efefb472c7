using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// Quantiles of durations kept in a histogram, either of <see cref="DurationScale"/> bins, in days of 86,400 seconds, or of whole days.
/// Interpolated between order statistics at rank (n − 1)·p, type 7 of R. Source: R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), 361–365.
/// On the scale each order statistic is known to 0.5 % (<see cref="DurationScale.MaxRelativeError"/>), and so is the quantile; in whole days it is exact.
/// </summary>
public static class Quantiles
{
    public const double SecondsPerDay = 86_400;

    /// <summary>The duration, in days, below which the given share of the durations lies.</summary>
    /// <param name="durations">Counts by bin of <see cref="DurationScale"/>.</param>
    /// <param name="share">0 (the shortest) to 1 (the longest); 0.5 is the median.</param>
    /// <returns>Null when there are no durations.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">A bin has a negative count: the histogram is only part of a sum.</exception>
    public static double? Days(Histogram durations, double share) => Days(durations, [share])[0];

    /// <summary>Several quantiles in one pass, in the order asked for.</summary>
    public static double?[] Days(Histogram durations, IReadOnlyList<double> shares) => Of(durations, shares, bin => DurationScale.Representative(bin) / SecondsPerDay);

    /// <summary>Several quantiles of counts by whole days, in the order asked for; null when nothing was counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A share is not between 0 and 1.</exception>
    /// <exception cref="ArgumentException">A day has a negative count.</exception>
    public static double?[] WholeDays(Histogram ages, IReadOnlyList<double> shares) => Of(ages, shares, age => age);

    private static double?[] Of(Histogram durations, IReadOnlyList<double> shares, Func<int, double> daysOf)
    {
        ArgumentNullException.ThrowIfNull(durations);
        ArgumentNullException.ThrowIfNull(shares);
        var bins = durations.Bins();
        var upTo = new long[bins.Count];
        long n = 0;
        for (var i = 0; i < bins.Count; i++)
        {
            if (bins[i].Count < 0)
                throw new ArgumentException($"Bin {bins[i].Bin} has the count {bins[i].Count}; quantiles need counts of 0 or more.", nameof(durations));
            upTo[i] = n += bins[i].Count;
        }

        double DaysAt(long rank)
        {
            var found = Array.BinarySearch(upTo, rank + 1);
            return daysOf(bins[found < 0 ? ~found : found].Bin);
        }

        var days = new double?[shares.Count];
        for (var i = 0; i < days.Length; i++)
        {
            if (shares[i] is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(shares), shares[i], "A quantile is asked for with a share from 0 to 1.");
            if (n == 0)
                continue;
            var position = (n - 1) * shares[i];
            var rank = (long)position;
            double low = DaysAt(rank), high = DaysAt(Math.Min(rank + 1, n - 1));
            days[i] = low + (high - low) * (position - rank);
        }
        return days;
    }
}
