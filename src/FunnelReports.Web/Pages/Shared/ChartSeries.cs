namespace FunnelReports.Web.Pages.Shared;

/// <summary>One line or one set of bars. Null is a gap: not known, or not defined.</summary>
/// <param name="Name">What the legend and the table heading call it, in the reader's language.</param>
/// <param name="Values">One value per label.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>Lower limits of an interval, one per label; drawn as a band together with <see cref="High"/>.</summary>
    public IReadOnlyList<double?>? Low { get; init; }

    /// <summary>Upper limits, one per label.</summary>
    public IReadOnlyList<double?>? High { get; init; }

    /// <summary>A narrower band inside that of <see cref="Low"/> and <see cref="High"/>; null for none.</summary>
    public ChartBand? Inner { get; init; }

    /// <summary>True for what is expected and not counted: dotted from end to end.</summary>
    public bool Dotted { get; init; }

    /// <summary>From this label on the value is not final (an unfinished period, a cohort still maturing): dashed, and marked in the table.</summary>
    public int? DashedFrom { get; init; }

    /// <summary>The key of the metric that the values are, which the table defines; null for no definition.</summary>
    public string? Metric { get; init; }

    /// <summary>The same for the limits.</summary>
    public string? LimitsMetric { get; init; }

    /// <summary>The leads behind each value, one per label: how many, and the address of their list; null where there is none.</summary>
    public IReadOnlyList<(long N, string Path)?>? Leads { get; init; }
}
