namespace FunnelReports.Core.Reports;

/// <summary>What every report says of itself.</summary>
/// <param name="Period">The period asked for.</param>
/// <param name="AsOf">The last day of which anything is counted. Moves after it are left out.</param>
/// <param name="Segment">The segment, "all" or "dimension=value".</param>
/// <param name="ComputedLive">True when the answer was folded from the log for this question, false when it was read from the rollups.</param>
public abstract record ReportDocument(ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive);
