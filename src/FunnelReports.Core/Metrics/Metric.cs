namespace FunnelReports.Core.Metrics;

/// <summary>A number of the reports as people are told of it: what it means, how it is made, and how it reads.</summary>
/// <param name="Key">Its name in addresses and links, which does not change: lower case, words joined by hyphens, the report's first.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Unit">What it is counted in.</param>
public sealed record Metric(string Key, string Name, MetricUnit Unit)
{
    /// <summary>What it tells, in one sentence.</summary>
    public required string Meaning { get; init; }

    /// <summary>How it is made, in words.</summary>
    public required string Formula { get; init; }

    /// <summary>What it means when there is no number ("–"); null for a number that is always there.</summary>
    public string? Empty { get; init; }

    /// <summary>How a change from one period to the next is told.</summary>
    public ChangeRule Change => Unit switch
    {
        MetricUnit.Rate => ChangeRule.Points,
        MetricUnit.Days => ChangeRule.Days,
        _ => ChangeRule.Percent,
    };

    /// <summary>The publication that the formula comes from, or "own".</summary>
    public string Source { get; init; } = "own";

    /// <summary>The heading of <c>docs/metrics.md</c> under which it is defined, with an example.</summary>
    public required string Heading { get; init; }

    /// <summary>
    /// The fields of the report's document that give it, each by the end of its path: "survival.medianDays" is that field of every "survival", whatever it is part of.
    /// Where two metrics fit, the longer one counts.
    /// </summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
