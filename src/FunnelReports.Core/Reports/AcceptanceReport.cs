namespace FunnelReports.Core.Reports;

/// <summary>What sales made of the leads that were handed over in the period: accepted, rejected, or not decided yet.</summary>
/// <param name="Stage">The stage in which leads are handed over, usually the one with the role MQL.</param>
/// <param name="HandedOver">Stays in it that began in the period. A lead that comes back is handed over again.</param>
/// <param name="Accepted">Of these, ended by a move to a later stage of the success path.</param>
/// <param name="Rejected">Ended by a move to the stage with the role Rejected.</param>
/// <param name="Other">Ended by any other move: recycled, lost, moved back.</param>
/// <param name="Waiting">Not ended by the as-of day.</param>
/// <param name="Acceptance">Accepted ÷ decided, where decided is accepted or rejected.</param>
/// <param name="Rejections">The rejections that were made in the period, of whatever hand-over, and their reasons.</param>
public sealed record AcceptanceReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive, string Stage,
    long HandedOver, long Accepted, long Rejected, long Other, long Waiting, AcceptanceRate Acceptance, Rejections Rejections)
    : ReportDocument(Period, AsOf, Segment, ComputedLive);

/// <summary>Accepted ÷ decided, with its 95 % Wilson limits; null where nothing was decided.</summary>
public sealed record AcceptanceRate(long Accepted, long Decided, double? Rate, double? Low, double? High);

/// <summary>Moves from the stage to the one with the role Rejected.</summary>
/// <param name="N">How many; the reasons add up to it.</param>
/// <param name="Reasons">Most rejections first.</param>
public sealed record Rejections(long N, IReadOnlyList<RejectionReason> Reasons);

/// <summary>A reason that was given; null where none was.</summary>
public sealed record RejectionReason(string? Reason, long N, double? Share);
