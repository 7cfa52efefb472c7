using System.Numerics;

namespace FunnelReports.Core.Rollups;

/// <summary>
/// Sorts durations in whole seconds into bins of equal relative width for a <see cref="Histogram"/>. The <see cref="Representative"/> of a bin differs
/// from any duration in it by at most 0.5 % (durations below 100 seconds are kept exactly). The boundaries come from whole-number arithmetic alone,
/// so every machine sorts alike. Durations over <see cref="MaxSeconds"/> count as that.
/// </summary>
public static class DurationScale
{
    /// <summary>200 years of 365.25 days, in seconds.</summary>
    public const long MaxSeconds = 200L * 31_557_600;

    /// <summary>The largest relative difference between a duration and its bin's representative.</summary>
    public const double MaxRelativeError = 0.005;

    // A cell of the look-up table holds durations that agree in their highest eight bits: never more than two bins.
    private const int CellBits = 7;

    private static readonly long[] LowerBounds = BuildLowerBounds();
    private static readonly short[] FirstBinOfCell = BuildCells();

    /// <summary>Number of bins; bins go from 0 to one less.</summary>
    public static int BinCount => LowerBounds.Length - 1;

    /// <summary>The bin of a duration in whole seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public static int BinOf(long seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        if (seconds >= MaxSeconds)
            return BinCount - 1;
        int bin = FirstBinOfCell[CellOf(seconds)];
        while (seconds >= LowerBounds[bin + 1])
            bin++;
        return bin;
    }

    /// <summary>The duration, in seconds, that stands for all of a bin: the one whose largest relative distance to a member is smallest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such bin.</exception>
    public static double Representative(int bin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bin, BinCount);
        double low = LowerBounds[bin], high = LowerBounds[bin + 1] - 1;
        return low == high ? low : 2 * low * high / (low + high);
    }

    /// <summary>The shortest duration, in whole seconds, that belongs to a bin.</summary>
    public static long LowerBound(int bin)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bin);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bin, BinCount);
        return LowerBounds[bin];
    }

    // A bin from low to 1.01 × low has the representative 2·low·high/(low + high) and the error 0.01 / 2.01 = 0.4975 %.
    private static long[] BuildLowerBounds()
    {
        var bounds = new List<long> { 0 };
        while (bounds[^1] <= MaxSeconds)
            bounds.Add(bounds[^1] + bounds[^1] / 100 + 1);
        return [.. bounds];
    }

    private static short[] BuildCells()
    {
        var cells = new short[CellOf(MaxSeconds) + 1];
        Array.Fill(cells, short.MaxValue);
        for (var bin = LowerBounds.Length - 2; bin >= 0; bin--)
        {
            var last = CellOf(Math.Min(LowerBounds[bin + 1] - 1, MaxSeconds));
            for (var cell = CellOf(LowerBounds[bin]); cell <= last; cell++)
                cells[cell] = (short)bin;
        }
        return cells;
    }

    private static int CellOf(long seconds)
    {
        if (seconds < 1 << CellBits)
            return (int)seconds;
        var shift = BitOperations.Log2((ulong)seconds) - CellBits;
        return (shift << CellBits) + (int)(seconds >> shift);
    }
}
