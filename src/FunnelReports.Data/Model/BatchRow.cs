namespace FunnelReports.Data.Model;

/// <summary>What one database transaction added to the log, and when we learned it.</summary>
public sealed class BatchRow
{
    public required long Id { get; init; }
    public long? ImportRunId { get; init; }
    public required DateTime RecordedAt { get; init; }
}
