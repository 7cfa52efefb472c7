namespace FunnelReports.Core.Rollups;

/// <summary>Adds up several <see cref="DenseCounts"/> and writes the sum as <see cref="Histogram.ToBytes"/> would. A buffer, used again and again.</summary>
internal sealed class CountSum
{
    private readonly List<(int Bin, long Count)> bins = [];
    private long[] counts = new long[256];
    private int from = int.MaxValue;
    private int to;

    /// <summary>Adds some pieces of a segment of a block; a block or piece that is missing counts nothing.</summary>
    public void Add(DenseCounts?[]? block, int slot, int firstPiece, int endPiece)
    {
        if (block is null) return;
        for (var piece = firstPiece; piece < endPiece; piece++)
        {
            var place = (slot * DayPlace.PiecesPerMonth) + piece;
            if (place < block.Length && block[place] is { } cell) Add(cell);
        }
    }

    /// <summary>The sum as bytes, null when it counts nothing; the buffer is empty afterwards.</summary>
    public byte[]? Take()
    {
        if (to <= from) return null;
        bins.Clear();
        for (var bin = from; bin < to; bin++)
        {
            if (counts[bin] != 0) bins.Add((bin, counts[bin]));
        }

        Array.Clear(counts, from, to - from);
        (from, to) = (int.MaxValue, 0);
        return bins.Count == 0 ? null : HistogramBytes.Write(bins);
    }

    /// <summary>Counts kept by slot, as bytes by id.</summary>
    public static byte[] ToBytes(DenseCounts cell, Func<int, int> idAt)
    {
        var byId = new List<(int Bin, long Count)>();
        for (var slot = cell.Range.From; slot < cell.Range.To; slot++)
        {
            if (cell[slot] != 0) byId.Add((idAt(slot), cell[slot]));
        }

        byId.Sort((left, right) => left.Bin.CompareTo(right.Bin));
        return HistogramBytes.Write(byId);
    }

    private void Add(DenseCounts cell)
    {
        var range = cell.Range;
        if (range.To > counts.Length) Array.Resize(ref counts, Math.Max(range.To, 2 * counts.Length));
        for (var bin = range.From; bin < range.To; bin++) counts[bin] += cell[bin];
        from = Math.Min(from, range.From);
        to = Math.Max(to, range.To);
    }
}
