using System.Globalization;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Jobs.Fold;

/// <summary>What a comparison has to know of the values of a rollup table's cells.</summary>
/// <param name="IsNothing">True of a value that is no different from a cell that is not there.</param>
/// <param name="Agree">True of two values that count the same.</param>
/// <param name="Words">The value for people to read.</param>
internal sealed record CellValues<TValue>(Func<TValue, bool> IsNothing, Func<TValue, TValue, bool> Agree, Func<TValue, string> Words);

/// <summary>The kinds of values that rollup tables have.</summary>
internal static class CellValues
{
    /// <summary>Leads and seconds.</summary>
    public static CellValues<Tally> Tallies { get; } = new(
        tally => tally.IsZero, (a, b) => a == b, tally => string.Create(CultureInfo.InvariantCulture, $"{tally.Leads} leads, {tally.Seconds} s"));

    /// <summary>Open stays.</summary>
    public static CellValues<long> Stays { get; } = new(
        stays => stays == 0, (a, b) => a == b, stays => stays.ToString(CultureInfo.InvariantCulture));

    /// <summary>Counts by bin.</summary>
    public static CellValues<Histogram> Counts { get; } = new(counts => counts.IsEmpty, (a, b) => a.Equals(b), Words);

    /// <summary>Counts by bin as <see cref="Histogram.ToBytes"/> writes them: equal counts are equal bytes.</summary>
    public static CellValues<byte[]> Stored { get; } = new(
        bytes => bytes is [0], (a, b) => a.AsSpan().SequenceEqual(b), bytes => Words(Histogram.FromBytes(bytes)));

    private static string Words(Histogram counts) => string.Join(' ', counts.Bins());
}
