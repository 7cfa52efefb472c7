namespace FunnelReports.Core.Imports;

/// <summary>One move that a row tells.</summary>
/// <param name="StageId">The stage entered.</param>
/// <param name="OccurredAt">When.</param>
public sealed record MoveRow(short StageId, Instant OccurredAt)
{
    /// <summary>Orders moves of one lead at one instant; 0 where none is given.</summary>
    public int Sequence { get; init; }
    public string? Campaign { get; init; }
    public string? Action { get; init; }
    public string? Actor { get; init; }
    public string? Reason { get; init; }

    /// <summary>Minor units of the workspace's currency.</summary>
    public long? AmountMinor { get; init; }
    public string? EventId { get; init; }
}
