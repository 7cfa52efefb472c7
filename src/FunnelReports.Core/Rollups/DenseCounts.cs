namespace FunnelReports.Core.Rollups;

/// <summary>
/// Counts by bin that only grow, as an array over the bins in use: a few times faster and smaller than a <see cref="Histogram"/> where most bins of the
/// range are taken. Counts are kept in 16 bits until one passes them.
/// </summary>
internal sealed class DenseCounts
{
    private const int Smallest = 16;

    private int first;
    private ushort[] counts = [];
    private int[]? wide;

    /// <summary>The bins that can hold a count: from the first (included) to the second (not included).</summary>
    public (int From, int To) Range => (first, first + Length);

    private int Length => wide?.Length ?? counts.Length;

    /// <summary>The count of a bin of the <see cref="Range"/>.</summary>
    public int this[int bin] => wide is null ? counts[bin - first] : wide[bin - first];

    /// <summary>Adds to the count of a bin.</summary>
    public void Add(int bin, int count = 1)
    {
        var slot = bin - first;
        if (slot < 0 || slot >= Length) slot = Reach(bin);
        if (wide is null && counts[slot] + count <= ushort.MaxValue) counts[slot] = (ushort)(counts[slot] + count);
        else Widened()[slot] += count;
    }

    /// <summary>Adds all that the other counts.</summary>
    public void Add(DenseCounts other)
    {
        for (var bin = other.first; bin < other.Range.To; bin++)
        {
            if (other[bin] != 0) Add(bin, other[bin]);
        }
    }

    private int[] Widened()
    {
        if (wide is not null) return wide;
        wide = Array.ConvertAll(counts, c => (int)c);
        counts = [];
        return wide;
    }

    // Grows to twice the size, towards the side on which the bin lies, and returns the bin's slot.
    private int Reach(int bin)
    {
        var length = Length;
        var from = length == 0 ? bin & ~(Smallest - 1) : bin < first ? Math.Max(0, Math.Min(bin, first - length)) : first;
        var to = length == 0 ? from + Smallest : bin < first ? first + length : Math.Max(bin + 1, first + (2 * length));
        if (wide is null) counts = Moved(counts, first - from, to - from);
        else wide = Moved(wide, first - from, to - from);
        first = from;
        return bin - first;
    }

    private static T[] Moved<T>(T[] old, int by, int length)
    {
        var moved = new T[length];
        if (old.Length > 0) old.CopyTo(moved, by);
        return moved;
    }
}
