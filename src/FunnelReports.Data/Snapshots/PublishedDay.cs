using FunnelReports.Core;

namespace FunnelReports.Data.Snapshots;

/// <summary>A day whose snapshot is published.</summary>
/// <param name="Day">The day.</param>
/// <param name="Number">The number of its publication: above 0, or not where it was given afterwards.</param>
/// <param name="Version">The version of the definition that it counts by.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Late">True when that was later than its schedule allows.</param>
public sealed record PublishedDay(DateOnly Day, long Number, int Version, Instant PublishedAt, bool Late)
{
    /// <summary>False when it was published before publications were numbered: what it counted is then taken from times, and may be wrong.</summary>
    public bool IsRecorded => Number > 0;
}
