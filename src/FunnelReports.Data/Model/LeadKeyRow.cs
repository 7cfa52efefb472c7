namespace FunnelReports.Data.Model;

/// <summary>The id by which a source system knows a lead.</summary>
public sealed class LeadKeyRow
{
    public required string Source { get; init; }
    public required string ExternalId { get; init; }
    public required long LeadId { get; set; }
}
