namespace FunnelReports.Bench.Questions;

/// <summary>A row of an answer, so that two ways to it can be compared.</summary>
/// <param name="Key">What the row is about.</param>
/// <param name="Counts">Numbers that must be the same.</param>
/// <param name="Means">Numbers that must be the same to a millionth.</param>
/// <param name="Quantiles">Numbers that the rollups keep to 1 %.</param>
internal sealed record AnswerRow(string Key, IReadOnlyList<long> Counts, IReadOnlyList<double> Means, IReadOnlyList<double> Quantiles)
{
    private const double MeanTolerance = 1e-6;
    private const double QuantileTolerance = 0.01;

    public AnswerRow(string key, params long[] counts)
        : this(key, counts, [], [])
    {
    }

    /// <summary>True when the other row says the same.</summary>
    public bool Says(AnswerRow other) =>
        Key == other.Key
        && Counts.SequenceEqual(other.Counts)
        && Near(Means, other.Means, MeanTolerance)
        && Near(Quantiles, other.Quantiles, QuantileTolerance);

    public override string ToString() => $"{Key}: {string.Join(" ", Counts)} {string.Join(" ", Means)} {string.Join(" ", Quantiles)}";

    private static bool Near(IReadOnlyList<double> a, IReadOnlyList<double> b, double tolerance) =>
        a.Count == b.Count && a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(Math.Abs(pair.First), Math.Abs(pair.Second)));
}
