namespace FunnelReports.Data.Leads;

/// <summary>Who a lead is. Null: not known, or erased.</summary>
public sealed record LeadPerson(string? Name, string? Email, string? Company, string? Country, string? Owner, string? Tags, int? Score);
