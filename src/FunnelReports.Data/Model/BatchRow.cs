namespace FunnelReports.Data.Model;

/// <summary>What one database transaction added to the log, and when we learned it.</summary>
public sealed class BatchRow
{
    public required long Id { get; init; }
    public long? ImportRunId { get; init; }
    public required DateTime RecordedAt { get; init; }

    /// <summary>What it did, a <see cref="Imports.BatchKind"/>.</summary>
    public short Kind { get; init; } = (short)Imports.BatchKind.Import;

    /// <summary>The number of the first publication that counted it, null while none has.</summary>
    public long? Publication { get; set; }
}
