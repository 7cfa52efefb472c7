namespace FunnelReports.Web.Pages.Shared;

/// <summary>Limits around the values of a series, one of each per label.</summary>
/// <param name="Confidence">How many of a hundred outcomes lie between them.</param>
/// <param name="Low">Lower limits.</param>
/// <param name="High">Upper limits.</param>
public sealed record ChartBand(int Confidence, IReadOnlyList<double?> Low, IReadOnlyList<double?> High)
{
    /// <summary>The key of the metric that they are, which the table defines; null for no definition.</summary>
    public string? Metric { get; init; }
}
