using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FunnelReports.Core.Forecasts;

/// <summary>Sums over rows of numbers, four at a time. The order of adding is the same on every machine, and so is the answer.</summary>
internal static class Lanes
{
    /// <summary>The sum of the products of two rows, as far as the shorter goes.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var length = Math.Min(left.Length, right.Length);
        var a = MemoryMarshal.Cast<double, Vector256<double>>(left[..length]);
        var b = MemoryMarshal.Cast<double, Vector256<double>>(right[..length]);
        var sums = Vector256<double>.Zero;
        for (var i = 0; i < a.Length; i++) sums += a[i] * b[i];
        var sum = Vector256.Sum(sums);
        for (var i = a.Length * Vector256<double>.Count; i < length; i++) sum += left[i] * right[i];
        return sum;
    }

    /// <summary>Adds a multiple of a row to another, as far as the shorter goes.</summary>
    public static void Add(Span<double> to, ReadOnlySpan<double> row, double times)
    {
        var length = Math.Min(to.Length, row.Length);
        var a = MemoryMarshal.Cast<double, Vector256<double>>(to[..length]);
        var b = MemoryMarshal.Cast<double, Vector256<double>>(row[..length]);
        var factor = Vector256.Create(times);
        for (var i = 0; i < a.Length; i++) a[i] += b[i] * factor;
        for (var i = a.Length * Vector256<double>.Count; i < length; i++) to[i] += row[i] * times;
    }
}
