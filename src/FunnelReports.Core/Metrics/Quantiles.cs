using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// Quantiles of durations kept in a histogram of <see cref="DurationScale"/> bins, in days of 86,400 seconds.
/// Interpolated between order statistics at rank (n − 1)·p, type 7 of R. Source: R. J. Hyndman and Y. Fan, The American Statistician 50 (1996), 361–365.
/// Each order statistic is known to 0.5 % (<see cref="DurationScale.MaxRelativeError"/>), and so is the quantile.
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
    public static double?[] Days(Histogram durations, IReadOnlyList<double> shares)
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

        double SecondsAt(long rank)
        {
            var found = Array.BinarySearch(upTo, rank + 1);
            return DurationScale.Representative(bins[found < 0 ? ~found : found].Bin);
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
            double low = SecondsAt(rank), high = SecondsAt(Math.Min(rank + 1, n - 1));
            days[i] = (low + (high - low) * (position - rank)) / SecondsPerDay;
        }
        return days;
    }
}
