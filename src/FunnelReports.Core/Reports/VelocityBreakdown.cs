namespace FunnelReports.Core.Reports;

/// <summary>The velocity of one stage by the values of a dimension. The counts add up to those of the stage.</summary>
/// <param name="By">channel, persona or origin.</param>
/// <param name="Stage">The stage.</param>
/// <param name="ComputedLive">True when it was folded from the log for this question.</param>
/// <param name="Values">The values of which a stay was left or entered in the period, those with the most exits first.</param>
public sealed record VelocityBreakdown(string By, string Stage, bool ComputedLive, IReadOnlyList<SegmentVelocity> Values);

/// <summary>The velocity of a stage for the leads of one value. "(none)" are the leads without one.</summary>
/// <param name="Value">The value.</param>
/// <param name="Exits">Stays left in the period.</param>
/// <param name="MeanDays">Their mean length; null without exits.</param>
/// <param name="MedianDays">Half of them were shorter.</param>
/// <param name="P90Days">Nine in ten were shorter.</param>
/// <param name="Survival">Time until any exit over the stays entered in the period; without its curve.</param>
public sealed record SegmentVelocity(string Value, long Exits, double? MeanDays, double? MedianDays, double? P90Days, StageSurvival Survival);
