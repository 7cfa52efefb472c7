namespace FunnelReports.Data.Model;

/// <summary>A batch of a lead that the rollups do not hold yet.</summary>
public sealed class DirtyLeadRow
{
    public required long LeadId { get; init; }
    public required long BatchId { get; init; }
}
