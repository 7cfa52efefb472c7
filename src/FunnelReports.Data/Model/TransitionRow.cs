namespace FunnelReports.Data.Model;

/// <summary>A lead entered a stage at an instant. Append-only: a correction sets <see cref="VoidedBatchId"/> and adds a new row.</summary>
public sealed class TransitionRow
{
    public required long LeadId { get; init; }
    public required long TransitionId { get; init; }
    public required short StageId { get; init; }
    public required DateTime OccurredAt { get; init; }
    public int Sequence { get; init; }
    public int CampaignId { get; init; }
    public int ActionId { get; init; }
    public int ActorId { get; init; }
    public int ReasonId { get; init; }
    public long? AmountMinor { get; init; }
    public string? EventId { get; init; }
    public required long BatchId { get; init; }
    public long? VoidedBatchId { get; set; }
}
