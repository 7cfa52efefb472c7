namespace FunnelReports.Core.Metrics;

/// <summary>A time at which leads left, and the share still waiting from then on.</summary>
/// <param name="Time">The time, in the unit of the observations.</param>
/// <param name="AtRisk">Leads still waiting just before it.</param>
/// <param name="Events">Leads that left at it.</param>
/// <param name="Survival">Estimated share still waiting after it, 0 to 1.</param>
/// <param name="Limits">95 % limits of that share; null where everybody has left.</param>
public readonly record struct SurvivalStep(double Time, long AtRisk, long Events, double Survival, Interval? Limits);
