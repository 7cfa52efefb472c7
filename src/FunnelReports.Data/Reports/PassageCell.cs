namespace FunnelReports.Data.Reports;

/// <summary>Leads that first entered a target on a day, and the seconds that it took them.</summary>
public readonly record struct PassageCell(DateOnly Day, long Leads, long Seconds);
