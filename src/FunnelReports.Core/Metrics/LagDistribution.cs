using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>How many whole calendar days it took leads to get from their first entry into the funnel to their first entry into a stage: not the mean, but how many took how long.</summary>
public sealed class LagDistribution
{
    // Leads that took so many days or fewer, by days; the last one is all of them.
    private readonly long[] within;

    private LagDistribution(long[] within) => this.within = within;

    /// <summary>How many leads it comes from; 1 for a fixed lag.</summary>
    public long Leads => within[^1];

    /// <summary>The longest lag in days.</summary>
    public int Longest => within.Length - 1;

    /// <summary>The distribution of these lags, counted by days; null when there is none.</summary>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static LagDistribution? Of(Histogram lags)
    {
        ArgumentNullException.ThrowIfNull(lags);
        var bins = lags.Bins();
        if (bins.Count == 0)
            return null;
        var within = new long[bins[^1].Bin + 1];
        foreach (var (days, leads) in bins)
            within[days] = leads >= 0 ? leads : throw new ArgumentException($"{leads} leads cannot have taken {days} days.", nameof(lags));
        for (var days = 1; days < within.Length; days++)
            within[days] += within[days - 1];
        return new(within);
    }

    /// <summary>Every lead takes this many days.</summary>
    public static LagDistribution Fixed(int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var within = new long[days + 1];
        within[days] = 1;
        return new(within);
    }

    /// <summary>How many leads took so many days or fewer: 0 for a negative number of days.</summary>
    public long Within(int days) => days < 0 ? 0 : within[Math.Min(days, Longest)];
}
