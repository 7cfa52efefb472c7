using FunnelReports.Core;

namespace FunnelReports.Data.Imports;

/// <summary>One transition of a file.</summary>
/// <param name="Lead">The place of its lead in <see cref="LogBatch.Leads"/>.</param>
/// <param name="StageId">The stage entered.</param>
/// <param name="OccurredAt">When.</param>
public readonly record struct TransitionLine(int Lead, short StageId, Instant OccurredAt)
{
    public int Sequence { get; init; }
    public int CampaignId { get; init; }
    public int ActionId { get; init; }
    public int ActorId { get; init; }
    public int ReasonId { get; init; }
    public long? AmountMinor { get; init; }
    public string? EventId { get; init; }
}
