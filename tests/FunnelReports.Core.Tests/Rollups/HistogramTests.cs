using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Core.Tests.Rollups;

public class HistogramTests
{
    private static readonly Gen<Histogram> Histograms =
        from adds in (from bin in Gen.Frequency((4, Gen.Choose(0, 40)), (1, Gen.Choose(0, int.MaxValue)))
                      from count in Gen.Choose(-5, 20)
                      select (bin, count)).ListOf()
        select Of([.. adds.Select(add => (add.bin, (long)add.count))]);

    private static Histogram Of(params (int Bin, long Count)[] adds)
    {
        var histogram = new Histogram();
        foreach (var (bin, count) in adds)
            histogram.Add(bin, count);
        return histogram;
    }

    [Fact]
    public void Counts_add_up_by_bin_and_come_out_in_order()
    {
        var histogram = Of((7, 1), (3, 2), (7, 4));
        Assert.Equal([(3, 2L), (7, 5L)], histogram.Bins());
        Assert.Equal(7, histogram.Count);
        Assert.Equal(5, histogram[7]);
        Assert.Equal(0, histogram[4]);
    }

    [Fact]
    public void A_bin_that_falls_back_to_zero_is_as_if_never_seen()
    {
        var histogram = Of((3, 2), (9, 1), (3, -2));
        Assert.Equal(Of((9, 1)), histogram);
        Assert.Equal(1, histogram.BinCount);
        histogram.Add(9, -1);
        Assert.True(histogram.IsEmpty);
        Assert.Equal(new Histogram(), histogram);
    }

    [Fact]
    public void Counts_that_cancel_over_different_bins_are_not_empty()
    {
        var histogram = Of((1, 1), (2, -1));
        Assert.Equal(0, histogram.Count);
        Assert.False(histogram.IsEmpty);
        Assert.NotEqual(new Histogram(), histogram);
    }

    [Fact]
    public void The_stored_form_is_short_and_fixed()
    {
        Assert.Equal([0], new Histogram().ToBytes());
        // Two bins: gap 3, count 2 folded to 4; gap 7 - 3 - 1 = 3, count -1 folded to 1.
        Assert.Equal([2, 3, 4, 3, 1], Of((7, -1), (3, 2)).ToBytes());
        // 300 = 0b10_0101100: low seven bits first.
        Assert.Equal([1, 0xAC, 0x02, 2], Of((300, 1)).ToBytes());
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 1 })]
    [InlineData(new byte[] { 1, 5 })]
    [InlineData(new byte[] { 1, 5, 0x80 })]
    [InlineData(new byte[] { 1, 5, 2, 0 })]
    [InlineData(new byte[] { 1, 5, 0 })]
    [InlineData(new byte[] { 1, 0x85, 0x00, 2 })]
    [InlineData(new byte[] { 200, 1, 5, 2 })]
    [InlineData(new byte[] { 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x08, 2 })]
    [InlineData(new byte[] { 1, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02 })]
    public void Damaged_bytes_are_refused(byte[] bytes)
    {
        var error = Assert.Throws<FormatException>(() => Histogram.FromBytes(bytes));
        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_bin_and_counts_survive_storage()
    {
        var histogram = Of((0, long.MaxValue), (int.MaxValue, long.MinValue));
        Assert.Equal(histogram, Histogram.FromBytes(histogram.ToBytes()));
    }

    [Fact]
    public void A_negative_bin_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram().Add(-1));

    [Fact]
    public void A_histogram_can_be_added_to_itself()
    {
        var histogram = Of((1, 1), (2, 2), (3, 3), (4, 4));
        histogram.Merge(histogram);
        Assert.Equal(Of((1, 2), (2, 4), (3, 6), (4, 8)), histogram);
        histogram.Subtract(histogram);
        Assert.True(histogram.IsEmpty);
    }

    [Fact]
    public void Taking_away_what_was_added_leaves_the_same() =>
        Law.Holds(Histograms.Two(), pair =>
        {
            var sum = pair.Item1.Copy();
            sum.Merge(pair.Item2);
            Assert.Equal(pair.Item1.Count + pair.Item2.Count, sum.Count);
            var other = pair.Item2.Copy();
            other.Merge(pair.Item1);
            Assert.Equal(sum, other);
            Assert.Equal(sum.GetHashCode(), other.GetHashCode());
            sum.Merge(pair.Item2.Negated());
            Assert.Equal(pair.Item1, sum);
            other.Subtract(pair.Item1);
            Assert.Equal(pair.Item2, other);
        });

    [Fact]
    public void A_histogram_counts_as_a_dictionary_does() =>
        Law.Holds((from bin in Gen.Choose(0, 30) from count in Gen.Choose(-2, 2) select (bin, count)).ListOf(200), adds =>
        {
            var plain = new SortedDictionary<int, long>();
            var histogram = new Histogram();
            foreach (var (bin, count) in adds)
            {
                plain[bin] = plain.GetValueOrDefault(bin) + count;
                histogram.Add(bin, count);
            }
            Assert.Equal(plain.Where(entry => entry.Value != 0).Select(entry => (entry.Key, entry.Value)), histogram.Bins());
            Assert.Equal(plain.Values.Sum(), histogram.Count);
        });

    [Fact]
    public void Every_histogram_survives_storage_and_equal_ones_give_equal_bytes() =>
        Law.Holds(Histograms, histogram =>
        {
            var bytes = histogram.ToBytes();
            var read = Histogram.FromBytes(bytes);
            Assert.Equal(histogram, read);
            Assert.Equal(bytes, read.ToBytes());
        });
}
