namespace FunnelReports.Jobs.Demo;

/// <summary>
/// Random numbers that are the same on every machine and in every version of the runtime (SplitMix64; Steele, Lea, Flood 2014). Only sums, products
/// and comparisons go into a choice: no call whose last digit depends on a maths library.
/// </summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>A number in [0, 1).</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, <paramref name="limit"/>).</summary>
    public int Below(int limit) => (int)(Next() * limit);

    /// <summary>True as often as the chance says.</summary>
    public bool Chance(double chance) => Next() < chance;

    /// <summary>One of the choices.</summary>
    public T Of<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Below(choices.Count)];
    }

    /// <summary>The place of one of the weights, the heavier the oftener.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var left = Next() * weights.Sum();
        for (var i = 0; i < weights.Count - 1; i++)
        {
            left -= weights[i];
            if (left < 0) return i;
        }

        return weights.Count - 1;
    }

    /// <summary>About normal with mean 0 and deviation 1: twelve throws less six.</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++) sum += Next();
        return sum;
    }

    /// <summary>A waiting time whose median is given: most are short, some are very long (about log-normal).</summary>
    /// <param name="median">Half of the waits are shorter.</param>
    /// <param name="spread">The deviation of the wait's logarithm.</param>
    public double Wait(double median, double spread) => median * Power(spread * Normal());

    // e to the x by its series, halved often enough to converge at once, for the same result everywhere.
    private static double Power(double x)
    {
        var small = x / 256;
        var power = 1 + (small * (1 + (small / 2 * (1 + (small / 3 * (1 + (small / 4)))))));
        for (var i = 0; i < 8; i++) power *= power;
        return power;
    }

    private ulong NextBits()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
