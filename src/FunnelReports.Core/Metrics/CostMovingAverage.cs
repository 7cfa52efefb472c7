using FunnelReports.Core.Calendars;
using FunnelReports.Core.Spend;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// The cost per lead over the last k buckets: their spend together ÷ the leads that entered in them together (not a mean of their costs, in which a bucket
/// with one lead would weigh as much as one with a hundred).
/// </summary>
public static class CostMovingAverage
{
    /// <summary>One point for each bucket that has k − 1 buckets before it; give k − 1 buckets before the period to have a point for all of its own.</summary>
    /// <param name="ledger">The spend.</param>
    /// <param name="currency">The currency of the spend.</param>
    /// <param name="series">Buckets that follow each other without gap, each with the leads that entered for the first time in it.</param>
    /// <param name="k">How many buckets make a point, 1 or more.</param>
    /// <param name="lag">Moves the window of the spend back, as for the lag-adjusted cost; none for the simple cost.</param>
    /// <exception cref="ArgumentException">The buckets do not follow each other.</exception>
    public static IReadOnlyList<CostPoint> Of(SpendLedger ledger, Currency currency, IReadOnlyList<(Bucket Bucket, long Entered)> series, int k, LeadLag? lag = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var shift = lag is { } moved ? -(moved.Days ?? 0) : 0;
        var points = new List<CostPoint>();
        long entered = 0;
        for (var i = 0; i < series.Count; i++)
        {
            if (i > 0 && series[i].Bucket.Days.Start != series[i - 1].Bucket.Days.End)
                throw new ArgumentException($"Bucket {series[i].Bucket.Key} does not follow {series[i - 1].Bucket.Key}.", nameof(series));
            entered += series[i].Entered - (i >= k ? series[i - k].Entered : 0);
            if (i + 1 < k)
                continue;
            var window = new DayRange(series[i + 1 - k].Bucket.Days.Start, series[i].Bucket.Days.End).Shift(shift);
            points.Add(new(series[i].Bucket, CostPerLead.Of(ledger, currency, window, entered, wholeOnly: true)));
        }
        return points;
    }
}
