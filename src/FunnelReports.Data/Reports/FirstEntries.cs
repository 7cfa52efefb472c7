using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>Leads that first entered a stage in a period, and how long that was after their first entry into the funnel.</summary>
public sealed record FirstEntries
{
    /// <summary>How many leads.</summary>
    public long Leads { get; private set; }

    /// <summary>The time that they took, together, in seconds.</summary>
    public long Seconds { get; private set; }

    /// <summary>The leads by the calendar days that they took.</summary>
    public Histogram Ages { get; } = new();

    /// <summary>Counts more leads.</summary>
    public void Add(long leads, long seconds)
    {
        Leads += leads;
        Seconds += seconds;
    }
}
