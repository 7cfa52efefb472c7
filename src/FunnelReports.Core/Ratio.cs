namespace FunnelReports.Core;

/// <summary>
/// A rate that keeps its two counts, so that parts can be added before they are divided. With a denominator of 0 there is no rate
/// (shown as "–"), never 0 % and never infinity. Adding two ratios adds their counts.
/// </summary>
/// <param name="Numerator">What happened.</param>
/// <param name="Denominator">What could have happened; 0 or more.</param>
public readonly record struct Ratio(long Numerator, long Denominator)
{
    /// <summary>The 97.5 % point of the standard normal distribution.</summary>
    internal const double Z95 = 1.959963984540054;

    /// <summary>The rate as a fraction (0.25 is 25 %), or null when the denominator is 0. A ratio of volumes can exceed 1.</summary>
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;

    /// <summary>
    /// The 95 % Wilson score interval of a share. Null when there is no denominator, and when the numerator is negative or larger than the
    /// denominator: that is a ratio of volumes, not a share. Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927), 209–212, without continuity correction.
    /// </summary>
    public Interval? Wilson95()
    {
        if (Denominator <= 0 || Numerator < 0 || Numerator > Denominator)
            return null;
        double n = Denominator, p = Numerator / n, z2 = Z95 * Z95;
        var centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z95 / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4 * n * n));
        return new(Numerator == 0 ? 0 : Math.Max(0, centre - half), Numerator == Denominator ? 1 : Math.Min(1, centre + half));
    }

    public static Ratio operator +(Ratio left, Ratio right) => new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);
}
