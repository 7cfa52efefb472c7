using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>One row of the log.</summary>
/// <param name="Transition">What happened.</param>
/// <param name="BatchId">The batch that added it.</param>
/// <param name="VoidedBatchId">The batch that voided it, or null.</param>
/// <param name="IsDirty">True while the rollups do not hold the batch that added it.</param>
/// <param name="VoidIsDirty">True while the rollups do not hold the batch that voided it.</param>
public readonly record struct LogEntry(Transition Transition, long BatchId, long? VoidedBatchId, bool IsDirty, bool VoidIsDirty);
