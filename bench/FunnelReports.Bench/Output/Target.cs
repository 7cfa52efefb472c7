namespace FunnelReports.Bench.Output;

/// <summary>What a number must reach.</summary>
/// <param name="Text">As people read it, e.g. ≥ 100×.</param>
/// <param name="AtLeast">The least that is good, or null.</param>
/// <param name="AtMost">The most that is good, or null.</param>
internal sealed record Target(string Text, double? AtLeast, double? AtMost)
{
    public static Target Least(double limit, string text) => new($"≥ {text}", limit, null);

    public static Target Most(double limit, string text) => new($"≤ {text}", null, limit);

    public bool IsMet(double value) => !(value < AtLeast) && !(value > AtMost);
}
