using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Metrics;

/// <summary>
/// How many stays lasted about how long: less than a day, 1–2 days, 3–6 days, 1–2 weeks, 2–4 weeks (to 30 days), 1–2 months (of 30 days), 2–3, 3–6, 6–12 months
/// (to 365 days), a year or more. A band has its first day and not its last: a stay of exactly 7 days lasted a week.
/// </summary>
/// <remarks>
/// Durations are kept in bins 1 % wide (<see cref="DurationScale"/>) and a bin goes whole into one band: that of its longest stay. So a stay of at least the
/// length with which a band begins is never below it, and one that is shorter by less than 1 % (7 days: by less than two hours) may be in it.
/// </remarks>
public static class StayLengths
{
    private static readonly int[] FirstDays = [0, 1, 3, 7, 14, 30, 60, 90, 180, 365];
    private static readonly int[] FirstBins = [.. FirstDays.Select(days => DurationScale.BinOf(days * (long)Quantiles.SecondsPerDay))];

    /// <summary>All bands without their stays, the shortest first.</summary>
    public static IReadOnlyList<LengthBand> All { get; } =
        [.. FirstDays.Select((from, band) => new LengthBand(from, band + 1 < FirstDays.Length ? FirstDays[band + 1] : null, 0))];

    /// <summary>The band that begins with so many days, without its stays; null where none does.</summary>
    public static LengthBand? From(int days) => All.FirstOrDefault(band => band.FromDays == days);

    /// <summary>The first day of the band in which a stay of so many seconds is counted.</summary>
    public static int FirstDayOf(long seconds) => FirstDays[BandOf(DurationScale.BinOf(seconds))];

    /// <summary>All bands, the shortest first, also those without a stay. Their counts add up to those of the histogram.</summary>
    /// <param name="durations">Counts by bin of <see cref="DurationScale"/>.</param>
    public static IReadOnlyList<LengthBand> Of(Histogram durations)
    {
        ArgumentNullException.ThrowIfNull(durations);
        var exits = new long[FirstDays.Length];
        foreach (var (bin, count) in durations.Bins()) exits[BandOf(bin)] += count;
        return [.. All.Select((band, i) => band with { Exits = exits[i] })];
    }

    private static int BandOf(int bin)
    {
        var found = Array.BinarySearch(FirstBins, bin);
        return found < 0 ? ~found - 1 : found;
    }
}
