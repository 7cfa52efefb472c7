using FunnelReports.Core;
using FunnelReports.Data.Jobs;

namespace FunnelReports.Web.Scheduling;

/// <summary>How the nightly snapshots stand.</summary>
/// <param name="Schedule">When they run.</param>
/// <param name="Next">When the next one runs.</param>
/// <param name="Last">The run for the latest day that is published, or null when none is.</param>
/// <param name="Missing">The days whose snapshot should have been published an hour ago or earlier and is not, oldest first.</param>
public sealed record SnapshotStatus(SnapshotSchedule Schedule, Instant Next, JobRun? Last, IReadOnlyList<DateOnly> Missing);
