namespace FunnelReports.Jobs.Demo;

/// <summary>A made-up move into a stage.</summary>
/// <param name="Stage">The stage's key.</param>
/// <param name="Second">When, in seconds since 1970.</param>
public sealed record DemoMove(string Stage, long Second)
{
    public string? Campaign { get; init; }
    public string? Action { get; init; }
    public string? Actor { get; init; }
    public string? Reason { get; init; }
    public long? AmountMajor { get; init; }
}
