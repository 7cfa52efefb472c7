namespace FunnelReports.Core.Transitions;

/// <summary>A lead enters a stage at an instant: one line of the log, as the fold sees it. Where the lead came from is never told: it follows from its history.</summary>
/// <param name="StageId">The stage entered.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Sequence">Orders moves of one lead at one instant; 0 where none was given.</param>
/// <param name="Record">The id of the log row: the last resort of order.</param>
/// <param name="CampaignId">The campaign that caused it, 0 when not known.</param>
/// <param name="ActionId">The action that caused it, 0 when not known.</param>
public readonly record struct Transition(
    short StageId, Instant OccurredAt, int Sequence = 0, long Record = 0, int CampaignId = 0, int ActionId = 0);
