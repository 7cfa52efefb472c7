using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>Stays of one stage that were entered in a period.</summary>
/// <param name="ExitsByAge">Those left, by their age in days when they were left.</param>
/// <param name="OpenByDay">Those open, by the day number (<see cref="DateOnly.DayNumber"/>) on which they were entered.</param>
public sealed record StaysEntered(Histogram ExitsByAge, Histogram OpenByDay)
{
    public StaysEntered()
        : this(new Histogram(), new Histogram())
    {
    }
}
