namespace FunnelReports.Core.Rollups;

/// <summary>
/// Counts by bin that only grow, a few times faster and smaller than a <see cref="Histogram"/>. A few are kept as the list of bins as they came; as soon
/// as that takes no less room, as an array over the bins in use. Numbers are kept in 16 bits until one does not fit.
/// </summary>
internal sealed class DenseCounts
{
    private const int Smallest = 4;

    // The bins as they came, the first `listed` of it; or, when listed is Array, the counts of the bins from `first` on, here or in `wide`.
    private ushort[] narrow = [];
    private int[]? wide;
    private int first;
    private int listed;

    /// <summary>Adds one to the count of a bin.</summary>
    public void Add(int bin)
    {
        if (listed < 0) Count(bin, 1);
        else List(bin);
    }

    /// <summary>Adds all that the other counts, its bins given other places if need be.</summary>
    public void Add(DenseCounts other, int[]? places = null)
    {
        if (other.listed >= 0)
        {
            foreach (var bin in other.narrow.AsSpan(0, other.listed)) Add(Placed(bin));
            return;
        }

        if (listed >= 0) Spread();
        for (var slot = 0; slot < other.Length; slot++)
        {
            if (other.At(slot) is var count and not 0) Count(Placed(other.first + slot), count);
        }

        int Placed(int bin) => places is null ? bin : places[bin];
    }

    /// <summary>Adds all of it to a sum.</summary>
    public void AddTo(CountSum sum)
    {
        if (listed >= 0)
        {
            foreach (var bin in narrow.AsSpan(0, listed)) sum.Add(bin, 1);
            return;
        }

        for (var slot = 0; slot < Length; slot++)
        {
            if (At(slot) is var count and not 0) sum.Add(first + slot, count);
        }
    }

    private int Length => wide?.Length ?? narrow.Length;

    private int At(int slot) => wide is null ? narrow[slot] : wide[slot];

    private void List(int bin)
    {
        if (bin > ushort.MaxValue || (listed == narrow.Length && listed >= 2 * Smallest && IsCrowded()))
        {
            Spread();
            Count(bin, 1);
            return;
        }

        if (listed == narrow.Length) Array.Resize(ref narrow, Math.Max(Smallest, 2 * listed));
        narrow[listed++] = (ushort)bin;
    }

    // Whether the array would take no more room than a longer list.
    private bool IsCrowded()
    {
        var (least, most) = Bounds();
        return most - least < 2 * listed;
    }

    // From the list to the array.
    private void Spread()
    {
        var bins = narrow.AsSpan(0, listed);
        var (least, most) = Bounds();
        (narrow, first) = (listed == 0 ? [] : new ushort[most - least + 1], least);
        listed = -1;
        foreach (var bin in bins) Count(bin, 1);
    }

    private (ushort Least, ushort Most) Bounds()
    {
        if (listed == 0) return default;
        var (least, most) = (narrow[0], narrow[0]);
        foreach (var bin in narrow.AsSpan(1, listed - 1)) (least, most) = (Math.Min(least, bin), Math.Max(most, bin));
        return (least, most);
    }

    private void Count(int bin, int count)
    {
        var slot = bin - first;
        if (slot < 0 || slot >= Length) slot = Reach(bin);
        if (wide is null && narrow[slot] + count <= ushort.MaxValue) narrow[slot] = (ushort)(narrow[slot] + count);
        else Widened()[slot] += count;
    }

    private int[] Widened()
    {
        if (wide is not null) return wide;
        wide = Array.ConvertAll(narrow, c => (int)c);
        narrow = [];
        return wide;
    }

    // Grows by half at least, towards the side on which the bin lies, and returns the bin's slot.
    private int Reach(int bin)
    {
        var length = Length;
        var more = Math.Max(2 * Smallest, length / 2);
        var from = length == 0 ? bin : bin < first ? Math.Max(0, Math.Min(bin, first - more)) : first;
        var to = length == 0 ? from + more : bin < first ? first + length : Math.Max(bin + 1, first + length + more);
        if (wide is null) narrow = Moved(narrow, first - from, to - from);
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
