using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>Leads that first entered a stage on some days.</summary>
/// <param name="Entered">How many.</param>
/// <param name="ReachedByAge">Those that have since reached a target, or gone past it, by the days that it took.</param>
public sealed record ReachedLeads(long Entered, Histogram ReachedByAge);
