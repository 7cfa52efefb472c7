using FunnelReports.Core.Reports;

namespace FunnelReports.Data.Reports;

/// <summary>What one lead adds to one part of a restatement: never nothing at all.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Day">The published day.</param>
/// <param name="StageId">The stage.</param>
/// <param name="Cause">Late, voided, merged, erased or reattributed.</param>
/// <param name="Change">By how much the lead changes the account; where it was reattributed, by how much it does so if it was in another segment then.</param>
public readonly record struct RestatedShare(long LeadId, DateOnly Day, short StageId, RestatementCause Cause, AccountChange Change);
