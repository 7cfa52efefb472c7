using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Leads;

/// <summary>A lead that waits to be counted.</summary>
/// <param name="LeadId">Its number.</param>
/// <param name="Lead">What it is called.</param>
public sealed record WaitingLead(long LeadId, LeadName Lead);
