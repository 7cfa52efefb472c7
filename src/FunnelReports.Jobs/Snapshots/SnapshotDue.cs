using FunnelReports.Core;
using FunnelReports.Data;

namespace FunnelReports.Jobs.Snapshots;

/// <summary>When the schedule of a workspace wants the snapshot of a day: never before the day has ended.</summary>
public delegate Instant SnapshotDue(Workspace workspace, DateOnly day);
