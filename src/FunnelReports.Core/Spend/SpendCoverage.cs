namespace FunnelReports.Core.Spend;

/// <summary>For how many days of a window the spend is known: "spend known for 61 of 90 days".</summary>
/// <param name="Known">Days whose month has a budget, or that have an actual.</param>
/// <param name="Days">All days of the window.</param>
public readonly record struct SpendCoverage(int Known, int Days)
{
    /// <summary>True when the spend of every day is known (and there is a day).</summary>
    public bool IsWhole => Known == Days && Days > 0;
}
