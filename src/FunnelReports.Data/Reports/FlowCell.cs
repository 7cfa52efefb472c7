namespace FunnelReports.Data.Reports;

/// <summary>Moves from a stage (0 = into the funnel) to a stage on a day.</summary>
public readonly record struct FlowCell(DateOnly Day, short From, short To, long Leads, long Seconds);
