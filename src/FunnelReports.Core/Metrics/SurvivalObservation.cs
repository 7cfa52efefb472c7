namespace FunnelReports.Core.Metrics;

/// <summary>Leads seen until the same time, of whom some left at that time and the others were still waiting when last seen.</summary>
/// <param name="Time">How long they had waited by then, in any unit, 0 or more. The answer is in the same unit.</param>
/// <param name="Leads">How many.</param>
/// <param name="Events">How many of these left at that time; from 0 to <paramref name="Leads"/>.</param>
/// <param name="SeenAfter">
/// How long they had waited already when they came into sight, before <paramref name="Time"/>: had they left by then, nobody would know of them, so they
/// say nothing of that time (late entry, also called left truncation). Null when they have been in sight since they entered.
/// </param>
public readonly record struct SurvivalObservation(double Time, long Leads, long Events, double? SeenAfter = null);
