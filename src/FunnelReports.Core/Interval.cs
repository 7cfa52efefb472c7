namespace FunnelReports.Core;

/// <summary>The limits of an estimate, both included, in the unit of the number they belong to.</summary>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit, never below the lower.</param>
public readonly record struct Interval(double Low, double High)
{
    public bool Contains(double value) => Low <= value && value <= High;
}
