namespace FunnelReports.Core.Forecasts;

/// <summary>What is expected of a count, and how far it may be off.</summary>
/// <param name="Mean">The expected count.</param>
/// <param name="Variance">The variance around it: the luck of the draw, and what is not known of the rates.</param>
public readonly record struct Expectation(double Mean, double Variance)
{
    /// <summary>Two-sided normal points for 50 and 80 %.</summary>
    private const double Z50 = 0.6744897501960817, Z80 = 1.2815515655446004;

    private const double Vague = 1;

    /// <summary>The limits between which the count lies in half of all cases.</summary>
    public Interval Half => Between(Z50);

    /// <summary>The limits between which the count lies in four of five cases.</summary>
    public Interval FourFifths => Between(Z80);

    /// <summary>The same, with a squared relative error added to the variance.</summary>
    public Expectation Widened(double relative) => new(Mean, Variance + (relative * Mean * Mean));

    /// <summary>The same, with no less variance than another has.</summary>
    public Expectation AtLeastAsVague(Expectation other) => this with { Variance = Math.Max(Variance, other.Variance) };

    public static Expectation operator +(Expectation left, Expectation right) => new(left.Mean + right.Mean, left.Variance + right.Variance);

    // A gamma distribution of this mean and variance, by the cube-root approximation of Wilson and Hilferty (1931): skewed where the count is small, never
    // below 0. Where next to nothing is known the approximation fails, and a lognormal one takes its place.
    private Interval Between(double z)
    {
        if (Mean <= 0 || Variance <= 0) return new Interval(Math.Max(0, Mean), Math.Max(0, Mean));
        var shape = Mean * Mean / Variance;
        return shape < Vague
            ? new Interval(Lognormal(Mean, shape, -z), Lognormal(Mean, shape, z))
            : new Interval(Gamma(Mean, shape, -z), Gamma(Mean, shape, z));
    }

    private static double Gamma(double mean, double shape, double z) => mean * Math.Pow(Math.Max(0, 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)))), 3);

    private static double Lognormal(double mean, double shape, double z)
    {
        var variance = Math.Log(1 + (1 / shape));
        return mean * Math.Exp((z * Math.Sqrt(variance)) - (variance / 2));
    }
}
