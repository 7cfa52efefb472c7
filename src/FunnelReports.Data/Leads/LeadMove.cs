using FunnelReports.Core;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Leads;

/// <summary>One move in a lead's history.</summary>
/// <param name="MoveId">Its number, by which it can be voided.</param>
/// <param name="Stage">The stage entered.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="RecordedAt">When we learned it; null when that is not known.</param>
/// <param name="Counts">False when it is voided, or when the lead was in that stage already.</param>
/// <param name="Voided">Why it no longer counts, null while it is not voided.</param>
public sealed record LeadMove(long MoveId, Stage Stage, Instant OccurredAt, Instant? RecordedAt, bool Counts, LeadCorrection? Voided)
{
    public string? Campaign { get; init; }
    public string? Action { get; init; }
    public string? Actor { get; init; }
    public string? Reason { get; init; }

    /// <summary>Minor units of the workspace's currency.</summary>
    public long? AmountMinor { get; init; }
}
