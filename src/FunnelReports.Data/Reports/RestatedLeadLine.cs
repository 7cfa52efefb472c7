using FunnelReports.Core.Reports;

namespace FunnelReports.Data.Reports;

/// <summary>A lead behind a part of a restatement.</summary>
/// <param name="LeadId">The lead.</param>
/// <param name="Change">Its share of the part; the shares of all lines add up to it, but for reattributed leads.</param>
/// <param name="Lead">How it is called.</param>
public sealed record RestatedLeadLine(long LeadId, AccountChange Change, LeadName Lead);
