namespace FunnelReports.Core.Rollups;

/// <summary>Adds up several <see cref="DenseCounts"/> and writes the sum as <see cref="Histogram.ToBytes"/> would. A buffer, used again and again.</summary>
internal sealed class CountSum
{
    private readonly List<(int Bin, long Count)> bins = [];
    private long[] counts = new long[256];
    private int from = int.MaxValue;
    private int to;

    /// <summary>Adds some pieces of a segment of a block; a piece that is missing counts nothing.</summary>
    public void Add(DenseCounts?[] block, int slot, int firstPiece, int endPiece)
    {
        for (var piece = firstPiece; piece < endPiece; piece++)
        {
            var place = (slot * DayPlace.PiecesPerMonth) + piece;
            if (place < block.Length && block[place] is { } cell) cell.AddTo(this);
        }
    }

    /// <summary>Adds a number to the count of a bin.</summary>
    public void Add(int bin, long count)
    {
        if (bin >= counts.Length) Array.Resize(ref counts, Math.Max(bin + 1, 2 * counts.Length));
        counts[bin] += count;
        from = Math.Min(from, bin);
        to = Math.Max(to, bin + 1);
    }

    /// <summary>The sum as bytes, null when it counts nothing; the buffer is empty afterwards.</summary>
    public byte[]? Take()
    {
        if (to <= from) return null;
        Drain(bin => bin);
        return HistogramBytes.Write(bins);
    }

    /// <summary>The sum of bins that are places, as bytes by the ids that have these places, null when it counts nothing; the buffer is empty afterwards.</summary>
    public byte[]? Take(Func<int, int> idAt)
    {
        if (to <= from) return null;
        Drain(idAt);
        bins.Sort((left, right) => left.Bin.CompareTo(right.Bin));
        return HistogramBytes.Write(bins);
    }

    private void Drain(Func<int, int> binAt)
    {
        bins.Clear();
        for (var bin = from; bin < to; bin++)
        {
            if (counts[bin] != 0) bins.Add((binAt(bin), counts[bin]));
        }

        Array.Clear(counts, from, to - from);
        (from, to) = (int.MaxValue, 0);
    }
}
