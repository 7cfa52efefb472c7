using System.Runtime.InteropServices;

namespace FunnelReports.Core.Rollups;

/// <summary>
/// Counts by bin, where a bin is a whole number from 0 up: a bin of <see cref="DurationScale"/>, or an age in days. It is linear: adding and taking
/// away are exact, in any order. Counts may pass below zero on the way. A bin whose count is 0 is no different from one never seen.
/// Not safe for writing by several threads at once.
/// </summary>
public sealed class Histogram : IEquatable<Histogram>
{
    private const int Free = -1;
    private const int SmallestTable = 4;

    // Open addressing with linear probing: one add is a few nanoseconds, and an empty histogram owns no arrays.
    private int[] bins = [];
    private long[] counts = [];
    private int slotsUsed;

    /// <summary>The sum of all counts; may be negative on the way.</summary>
    public long Count { get; private set; }

    /// <summary>Number of bins whose count is not 0.</summary>
    public int BinCount { get; private set; }

    /// <summary>True when every count is 0.</summary>
    public bool IsEmpty => BinCount == 0;

    /// <summary>The count of a bin; 0 when it was never seen.</summary>
    public long this[int bin]
    {
        get
        {
            if (bins.Length == 0 || bin < 0)
                return 0;
            var slot = SlotOf(bins, bin);
            return bins[slot] == bin ? counts[slot] : 0;
        }
    }

    /// <summary>Adds to the count of a bin; a negative count takes away.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bin is negative.</exception>
    /// <exception cref="OverflowException">A count would pass the range of a 64-bit number.</exception>
    public void Add(int bin, long count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bin);
        if (count == 0)
            return;
        // At most 3/4 of the slots are taken, so that a search always ends at a free one.
        if (slotsUsed + 1 > bins.Length - (bins.Length >> 2))
            Grow();
        var slot = SlotOf(bins, bin);
        if (bins[slot] == Free)
        {
            bins[slot] = bin;
            slotsUsed++;
        }
        var before = counts[slot];
        var after = before + count;
        Count += count;
        counts[slot] = after;
        if (before == 0)
            BinCount++;
        else if (after == 0)
            BinCount--;
    }

    /// <summary>Adds every count of the other histogram to this one.</summary>
    public void Merge(Histogram other) => AddAll(other, 1);

    /// <summary>Takes every count of the other histogram away from this one.</summary>
    public void Subtract(Histogram other) => AddAll(other, -1);

    /// <summary>A new histogram with the sign of every count turned.</summary>
    public Histogram Negated()
    {
        var negated = new Histogram();
        negated.AddAll(this, -1);
        return negated;
    }

    /// <summary>A new histogram with the same counts.</summary>
    public Histogram Copy()
    {
        var copy = new Histogram();
        copy.AddAll(this, 1);
        return copy;
    }

    /// <summary>The bins whose count is not 0, in rising order.</summary>
    public IReadOnlyList<(int Bin, long Count)> Bins()
    {
        var list = new List<(int Bin, long Count)>(BinCount);
        for (var slot = 0; slot < bins.Length; slot++)
            if (counts[slot] != 0)
                list.Add((bins[slot], counts[slot]));
        CollectionsMarshal.AsSpan(list).Sort((left, right) => left.Bin.CompareTo(right.Bin));
        return list;
    }

    /// <summary>The counts as compact bytes; equal histograms give equal bytes on every machine. An empty histogram is one zero byte.</summary>
    public byte[] ToBytes() => HistogramBytes.Write(Bins());

    /// <summary>The histogram that <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are cut short, go on too long or could not have been written by <see cref="ToBytes"/>.</exception>
    public static Histogram FromBytes(ReadOnlySpan<byte> bytes) => HistogramBytes.Read(bytes);

    /// <summary>Equal when every bin has the same count.</summary>
    public bool Equals(Histogram? other)
    {
        if (other is null || BinCount != other.BinCount || Count != other.Count)
            return false;
        for (var slot = 0; slot < bins.Length; slot++)
            if (counts[slot] != 0 && other[bins[slot]] != counts[slot])
                return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Histogram);

    /// <summary>Follows the content, so it changes with every add: do not use a histogram that still grows as a key.</summary>
    public override int GetHashCode()
    {
        var sum = 0;
        for (var slot = 0; slot < bins.Length; slot++)
            if (counts[slot] != 0)
                sum = unchecked(sum + HashCode.Combine(bins[slot], counts[slot]));
        return sum;
    }

    private void AddAll(Histogram other, long sign)
    {
        ArgumentNullException.ThrowIfNull(other);
        // Adding to itself would read a table while it grows.
        if (ReferenceEquals(this, other))
            other = Copy();
        for (var slot = 0; slot < other.bins.Length; slot++)
            if (other.counts[slot] != 0)
                Add(other.bins[slot], sign * other.counts[slot]);
    }

    private static int SlotOf(int[] table, int bin)
    {
        var mask = table.Length - 1;
        var slot = (int)(unchecked((uint)bin * 0x9E3779B1u) >> 8) & mask;
        while (table[slot] != bin && table[slot] != Free)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var size = SmallestTable;
        // Slots of bins that fell back to 0 are given up here.
        while (size - (size >> 2) < 2 * (BinCount + 1) && size < (1 << 30))
            size *= 2;
        var newBins = new int[size];
        var newCounts = new long[size];
        Array.Fill(newBins, Free);
        for (var slot = 0; slot < bins.Length; slot++)
        {
            if (counts[slot] == 0)
                continue;
            var target = SlotOf(newBins, bins[slot]);
            newBins[target] = bins[slot];
            newCounts[target] = counts[slot];
        }
        bins = newBins;
        counts = newCounts;
        slotsUsed = BinCount;
    }
}
