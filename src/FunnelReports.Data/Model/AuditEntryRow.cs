namespace FunnelReports.Data.Model;

/// <summary>A change that a person made.</summary>
public sealed class AuditEntryRow
{
    public required Guid Id { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }
    public string? Detail { get; init; }
}
