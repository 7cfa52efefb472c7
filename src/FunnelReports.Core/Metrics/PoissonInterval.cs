namespace FunnelReports.Core.Metrics;

/// <summary>
/// The exact 95 % interval for the mean of a Poisson count: the means under which a count so high, or so low, has a chance of at least 2.5 %.
/// Source: F. Garwood, Biometrika 28 (1936), 437–442. From 500 on by the Cornish–Fisher expansion of the chi-square quantile
/// (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 1, chapter 18), which agrees there to nine digits.
/// </summary>
public static class PoissonInterval
{
    private const double Tail = 0.025;
    private const long ExpandFrom = 500;

    /// <summary>The limits for an observed count. For 0 the lower limit is 0 and the upper −ln 0.025 = 3.689.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static Interval Of(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count >= ExpandFrom)
            return new(Expanded(count, -Ratio.Z95), Expanded(count + 1.0, Ratio.Z95));
        return new(count == 0 ? 0 : MeanAt((int)count - 1, 1 - Tail, -Ratio.Z95), MeanAt((int)count, Tail, Ratio.Z95));
    }

    // Half of the chi-square quantile with 2·shape degrees of freedom.
    private static double Expanded(double shape, double z)
    {
        double v = 2 * shape, root = Math.Sqrt(2 * v), z2 = z * z;
        var chi = v + z * root + 2.0 / 3 * (z2 - 1) + z * (z2 - 7) / (9 * root)
            - ((6 * z2 + 14) * z2 - 32) / (405 * v)
            + z * ((9 * z2 + 256) * z2 - 433) / (4860 * Math.Sqrt(2) * v * Math.Sqrt(v));
        return chi / 2;
    }

    // The mean under which a count of at most k has the given chance, by Newton's method: the chance falls by the chance of exactly k.
    private static double MeanAt(int k, double chance, double z)
    {
        var logFactorial = 0.0;
        for (var i = 2; i <= k; i++)
            logFactorial += Math.Log(i);
        // Wilson and Hilferty's approximation to start from.
        var ninth = 1 / (9.0 * (k + 1));
        var mean = (k + 1) * Math.Pow(1 - ninth + z * Math.Sqrt(ninth), 3);
        for (var round = 0; round < 50; round++)
        {
            var exactly = Math.Exp(k * Math.Log(mean) - mean - logFactorial);
            double atMost = 0, term = exactly;
            for (var i = k; i >= 0; i--)
            {
                atMost += term;
                term *= i / mean;
            }
            var step = (atMost - chance) / exactly;
            mean += step;
            if (Math.Abs(step) <= 1e-13 * mean)
                break;
        }
        return mean;
    }
}
