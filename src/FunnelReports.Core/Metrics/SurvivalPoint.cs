namespace FunnelReports.Core.Metrics;

/// <summary>A point of a <see cref="SurvivalCurve"/>.</summary>
/// <param name="Days">Days since entry. The share falls to <paramref name="Waiting"/> on this day and keeps that value until the next point.</param>
/// <param name="AtRisk">Leads still waiting just before the first of the exits.</param>
/// <param name="Exits">Leads that left since the point before, up to and on this day.</param>
/// <param name="Waiting">Estimated share still waiting after this day, 0 to 1.</param>
/// <param name="Low">Lower 95 % limit of the share; null where everybody has left.</param>
/// <param name="High">Upper 95 % limit of the share; null where everybody has left.</param>
public sealed record SurvivalPoint(double Days, long AtRisk, long Exits, double Waiting, double? Low, double? High);
