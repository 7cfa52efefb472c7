namespace FunnelReports.Core.Rollups;

/// <summary>
/// The stored form of a histogram: the number of bins, then for each bin in rising order the gap to the bin before it less one (the first: the bin itself)
/// and the count with its sign folded into the lowest bit. Every number is a base-128 varint, low seven bits first, in its shortest form.
/// </summary>
internal static class HistogramBytes
{
    public static byte[] Write(IReadOnlyList<(int Bin, long Count)> bins)
    {
        var bytes = new List<byte>(2 + bins.Count * 3);
        WriteNumber(bytes, (ulong)bins.Count);
        var before = -1;
        foreach (var (bin, count) in bins)
        {
            WriteNumber(bytes, (ulong)(bin - before - 1));
            WriteNumber(bytes, unchecked((ulong)((count << 1) ^ (count >> 63))));
            before = bin;
        }
        return [.. bytes];
    }

    public static Histogram Read(ReadOnlySpan<byte> bytes)
    {
        var histogram = new Histogram();
        var length = bytes.Length;
        var number = ReadNumber(ref bytes, length);
        if (number > (ulong)length)
            throw Corrupt($"it claims {number} bins", length);
        long bin = -1;
        for (ulong i = 0; i < number; i++)
        {
            var gap = ReadNumber(ref bytes, length);
            var folded = ReadNumber(ref bytes, length);
            if (gap > int.MaxValue || bin + (long)gap + 1 > int.MaxValue)
                throw Corrupt("a bin is out of range", length);
            if (folded == 0)
                throw Corrupt("a stored bin has the count 0", length);
            bin += (long)gap + 1;
            histogram.Add((int)bin, unchecked((long)(folded >> 1) ^ -(long)(folded & 1)));
        }
        return bytes.IsEmpty ? histogram : throw Corrupt($"{bytes.Length} bytes are left over", length);
    }

    private static void WriteNumber(List<byte> bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            bytes.Add((byte)((number & 0x7F) | 0x80));
        bytes.Add((byte)number);
    }

    private static ulong ReadNumber(ref ReadOnlySpan<byte> bytes, int length)
    {
        ulong number = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var part = bytes[i] & 0x7Ful;
            if (i == 9 && bytes[i] > 1)
                throw Corrupt("a number is too large", length);
            number |= part << (7 * i);
            if (bytes[i] >= 0x80)
                continue;
            if (i > 0 && part == 0)
                throw Corrupt("a number is not in its shortest form", length);
            bytes = bytes[(i + 1)..];
            return number;
        }
        throw Corrupt("it is cut short", length);
    }

    private static FormatException Corrupt(string what, int length) => new($"A stored histogram of {length} bytes is damaged: {what}. Rebuild the rollups.");
}
