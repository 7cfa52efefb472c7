using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data;

/// <summary>The workspace as reports and jobs need it: its funnel, its days and its money.</summary>
/// <param name="Funnel">All stages, retired ones included.</param>
/// <param name="Calendar">The days of the reporting time zone, the weeks and the fiscal year.</param>
/// <param name="Currency">The currency of all spend.</param>
/// <param name="SnapshotCron">When the nightly snapshot runs: five fields, in the reporting time zone.</param>
/// <param name="DefinitionVersion">The version that new snapshots carry.</param>
/// <param name="FixedLagDays">The lag that an admin has fixed for the lag-adjusted cost, or null.</param>
/// <param name="CreatedAt">When the workspace was made: its first snapshot is of that day.</param>
/// <param name="Demo">True for made-up data.</param>
/// <param name="SavedSegments">The saved segments that the rollups keep, in order of their names.</param>
/// <param name="SegmentsVersion">Tells one state of the saved segments from another.</param>
public sealed record Workspace(
    Funnel Funnel,
    ReportingCalendar Calendar,
    Currency Currency,
    string SnapshotCron,
    int DefinitionVersion,
    int? FixedLagDays,
    Instant CreatedAt,
    bool Demo,
    IReadOnlyList<SavedSegment> SavedSegments,
    int SegmentsVersion)
{
    /// <summary>The segments that a lead counts in.</summary>
    public LeadSegments LeadSegments { get; } = new(SavedSegments);
}
