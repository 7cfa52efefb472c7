namespace FunnelReports.Core.Rollups;

/// <summary>
/// Counts by bin that only grow, a few times faster and smaller than a <see cref="Histogram"/>. A few are kept as the list of bins as they came; as soon
/// as that takes no less room, as an array over the bins in use, of a byte each until a count does not fit.
/// </summary>
internal sealed class DenseCounts
{
    private const int Smallest = 4;

    // The bins as they came, as many as `listed` says; null once the counts are in an array: narrow or wide, from the bin `first` on.
    private ushort[]? list = [];
    private int listed;
    private byte[] narrow = [];
    private int[]? wide;
    private int first;

    /// <summary>Adds one to the count of a bin.</summary>
    public void Add(int bin)
    {
        if (list is null) Count(bin, 1);
        else List(bin);
    }

    /// <summary>Adds all that the other counts, its bins given other places if need be.</summary>
    public void Add(DenseCounts other, int[]? places = null)
    {
        if (other.list is not null)
        {
            foreach (var bin in other.list.AsSpan(0, other.listed)) Add(Placed(bin));
            return;
        }

        if (list is not null) Spread();
        for (var slot = 0; slot < other.Length; slot++)
        {
            if (other.At(slot) is var count and not 0) Count(Placed(other.first + slot), count);
        }

        int Placed(int bin) => places is null ? bin : places[bin];
    }

    /// <summary>Adds all of it to a sum.</summary>
    public void AddTo(CountSum sum)
    {
        if (list is not null)
        {
            foreach (var bin in list.AsSpan(0, listed)) sum.Add(bin, 1);
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
        if (bin > ushort.MaxValue || (listed == list!.Length && listed >= 2 * Smallest && IsCrowded()))
        {
            Spread();
            Count(bin, 1);
            return;
        }

        if (listed == list.Length) Array.Resize(ref list, Math.Max(Smallest, 2 * listed));
        list[listed++] = (ushort)bin;
    }

    // Whether the array would take no more room than a list of twice the length.
    private bool IsCrowded()
    {
        var (least, most) = Bounds();
        return most - least < 2 * sizeof(ushort) * listed;
    }

    // From the list to the array.
    private void Spread()
    {
        var bins = list.AsSpan(0, listed);
        var (least, most) = Bounds();
        (narrow, first) = (listed == 0 ? [] : new byte[most - least + 1], least);
        list = null;
        foreach (var bin in bins) Count(bin, 1);
    }

    private (ushort Least, ushort Most) Bounds()
    {
        if (listed == 0) return default;
        var (least, most) = (list![0], list[0]);
        foreach (var bin in list.AsSpan(1, listed - 1)) (least, most) = (Math.Min(least, bin), Math.Max(most, bin));
        return (least, most);
    }

    private void Count(int bin, int count)
    {
        var slot = bin - first;
        if (slot < 0 || slot >= Length) slot = Reach(bin);
        if (wide is null && narrow[slot] + count <= byte.MaxValue) narrow[slot] = (byte)(narrow[slot] + count);
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
