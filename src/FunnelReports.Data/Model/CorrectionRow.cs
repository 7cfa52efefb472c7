namespace FunnelReports.Data.Model;

/// <summary>An entry of the ledger: somebody voided moves of a lead, merged it with another, or erased it.</summary>
public sealed class CorrectionRow
{
    public required long LeadId { get; init; }
    public required long BatchId { get; init; }

    /// <summary>An <see cref="Imports.BatchKind"/>.</summary>
    public required short Kind { get; init; }

    /// <summary>For a merge the lead on the other side, else null.</summary>
    public long? OtherLeadId { get; init; }

    /// <summary>How many transitions it voided or added.</summary>
    public int Transitions { get; init; }
    public required DateTime At { get; init; }
    public required string Actor { get; init; }
    public string? Reason { get; init; }
}
