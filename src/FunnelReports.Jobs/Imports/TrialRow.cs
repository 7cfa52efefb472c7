using FunnelReports.Core.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>A row as an import would understand it: of a lead, of spend, or refused.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Lead">What it says of a lead.</param>
/// <param name="Spend">What it says of spend.</param>
/// <param name="Fault">Why it would be refused.</param>
public sealed record TrialRow(long Line, LeadRow? Lead, SpendRow? Spend, RowFault? Fault);
