using FunnelReports.Data.Imports;

namespace FunnelReports.Data.Corrections;

/// <summary>What a correction did.</summary>
/// <param name="BatchId">The batch that it is in the log.</param>
/// <param name="Kind">Void, merge or erase.</param>
/// <param name="LeadId">The lead that was corrected; of a merge the one that keeps the history.</param>
/// <param name="OtherLeadId">Of a merge the lead that gave its history away, else null.</param>
/// <param name="Voided">How many moves no longer count where they were.</param>
/// <param name="Added">How many moves the lead was given by a merge.</param>
public sealed record Correction(long BatchId, BatchKind Kind, long LeadId, long? OtherLeadId, int Voided, int Added);
