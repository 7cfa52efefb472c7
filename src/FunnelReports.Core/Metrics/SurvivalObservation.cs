namespace FunnelReports.Core.Metrics;

/// <summary>Leads seen for the same time, of whom some left at that time and the others were still waiting when last seen.</summary>
/// <param name="Time">How long they were seen, in any unit, 0 or more. The answer is in the same unit.</param>
/// <param name="Leads">How many.</param>
/// <param name="Events">How many of these left at that time; from 0 to <paramref name="Leads"/>.</param>
public readonly record struct SurvivalObservation(double Time, long Leads, long Events);
