namespace FunnelReports.Data.Leads;

/// <summary>One page of the leads behind a number.</summary>
/// <param name="Asked">Which leads they are.</param>
/// <param name="Total">How long the list is in all: the number.</param>
/// <param name="Leads">The lines of this page, newest first.</param>
public sealed record ListedLeads(LeadsBehind Asked, int Total, IReadOnlyList<ListedLead> Leads);
