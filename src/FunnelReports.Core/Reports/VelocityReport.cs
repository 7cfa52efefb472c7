using FunnelReports.Core.Metrics;

namespace FunnelReports.Core.Reports;

/// <summary>How long leads stay in each stage, and how long they take to get there. Days are fractions of 86,400 s.</summary>
/// <param name="Stages">One line for each stage, in funnel order.</param>
/// <param name="Trend">The stays left month by month or week by week; the exits of a stage add up to those of its line.</param>
/// <param name="Total">The time from first entering the funnel to first entering each stage of the success path that has a role, that of new leads left out.</param>
/// <param name="Segments">One stage by the values of a dimension; null when not asked for.</param>
public sealed record VelocityReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive, IReadOnlyList<StageVelocity> Stages,
    IReadOnlyList<VelocityBucket> Trend, IReadOnlyList<StageTotal> Total, VelocityBreakdown? Segments)
    : ReportDocument(Period, AsOf, Segment, ComputedLive);

/// <summary>The velocity of a stage.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Exits">Stays left in the period.</param>
/// <param name="MeanDays">Their mean length; null without exits.</param>
/// <param name="MedianDays">Half of them were shorter; null without exits.</param>
/// <param name="P90Days">Nine in ten were shorter; null without exits.</param>
/// <param name="Survival">Time until any exit over the stays entered in the period, those still open included.</param>
/// <param name="Distribution">The stays left by their length; they add up to <paramref name="Exits"/>.</param>
public sealed record StageVelocity(
    string Key, string Name, long Exits, double? MeanDays, double? MedianDays, double? P90Days, StageSurvival Survival, IReadOnlyList<LengthBand> Distribution);

/// <summary>Kaplan–Meier time in a stage, over the stays entered in the period. The median is in whole days and null where fewer than half have left ("not reached").</summary>
/// <param name="N">Stays entered.</param>
/// <param name="Events">Of these, left by the as-of day.</param>
/// <param name="Open">Of these, still open.</param>
/// <param name="MedianDays">Days until half have left.</param>
/// <param name="Low">Lower 95 % limit of the median.</param>
/// <param name="High">Upper 95 % limit of the median.</param>
/// <param name="NotReached">True where stays were entered and there is no median yet, because fewer than half are known to have left.</param>
/// <param name="Curve">The share still waiting by days since entry; null in a breakdown.</param>
public sealed record StageSurvival(
    long N, long Events, long Open, double? MedianDays, double? Low, double? High, bool NotReached, IReadOnlyList<SurvivalPoint>? Curve);
