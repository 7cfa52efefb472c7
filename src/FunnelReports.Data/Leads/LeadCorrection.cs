using FunnelReports.Core;
using FunnelReports.Data.Imports;

namespace FunnelReports.Data.Leads;

/// <summary>An entry of the ledger.</summary>
/// <param name="Kind">Void, merge or erase.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Reason">Why.</param>
/// <param name="OtherLeadId">For a merge the lead on the other side, else null.</param>
/// <param name="Moves">How many moves it voided or added.</param>
public sealed record LeadCorrection(BatchKind Kind, Instant At, string Actor, string? Reason, long? OtherLeadId, int Moves);
