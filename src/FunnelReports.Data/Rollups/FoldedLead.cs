using FunnelReports.Core;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Rollups;

/// <summary>A lead after a fold: what the rollups now hold of it, and where it stands.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Attributes">The values that the rollups were given.</param>
/// <param name="StageId">The stage it is in, null while in none.</param>
/// <param name="Since">When it entered that stage.</param>
public readonly record struct FoldedLead(long LeadId, LeadAttributes Attributes, short? StageId, Instant? Since);
