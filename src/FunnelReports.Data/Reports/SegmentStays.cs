using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>The stays of one stage that the leads of a segment left or entered in a period.</summary>
public sealed record SegmentStays
{
    /// <summary>Stays left.</summary>
    public long Exits { get; private set; }

    /// <summary>Their whole length together, in seconds.</summary>
    public long Seconds { get; private set; }

    /// <summary>Their lengths on <see cref="DurationScale"/>.</summary>
    public Histogram Durations { get; } = new();

    /// <summary>Stays entered.</summary>
    public StaysEntered Entered { get; } = new();

    /// <summary>Counts more stays left.</summary>
    public void AddExits(long exits, long seconds)
    {
        Exits += exits;
        Seconds += seconds;
    }
}
