namespace FunnelReports.Data.Model;

/// <summary>A Data Protection key, kept in the database so that sign-ins outlive a redeployment and hold on every node.</summary>
public sealed class DataProtectionKeyRow
{
    public required Guid Id { get; init; }
    public string? FriendlyName { get; init; }
    public required string Xml { get; init; }
}
