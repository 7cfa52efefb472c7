using FunnelReports.Core;

namespace FunnelReports.Data.Snapshots;

/// <summary>A day whose snapshot is published.</summary>
/// <param name="Day">The day.</param>
/// <param name="Number">The number of its publication.</param>
/// <param name="Version">The version of the definition that it counts by.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Late">True when that was later than its schedule allows.</param>
public sealed record PublishedDay(DateOnly Day, long Number, int Version, Instant PublishedAt, bool Late);
