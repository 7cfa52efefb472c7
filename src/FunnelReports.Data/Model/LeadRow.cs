namespace FunnelReports.Data.Model;

/// <summary>
/// A lead as known now. The <c>Folded…</c> values are those that the rollups were last given, null while the lead was never folded.
/// </summary>
public sealed class LeadRow
{
    public required long LeadId { get; init; }
    public DateTime? CreatedAt { get; set; }
    public string? Email { get; set; }
    public string? Name { get; set; }
    public string? Company { get; set; }
    public string? Country { get; set; }
    public string? Owner { get; set; }
    public string? Tags { get; set; }
    public int? Score { get; set; }
    public int ChannelId { get; set; }
    public int PersonaId { get; set; }
    public int OriginId { get; set; }
    public int CampaignId { get; set; }
    public int? FoldedChannelId { get; set; }
    public int? FoldedPersonaId { get; set; }
    public int? FoldedOriginId { get; set; }
    public int? FoldedCampaignId { get; set; }

    /// <summary>The stage the lead is in by the last fold, null while it is in none.</summary>
    public short? StageId { get; set; }

    /// <summary>When it entered that stage, null while it is in none.</summary>
    public DateTime? StageSince { get; set; }

    /// <summary>The lead that has its history now, null while it has one of its own.</summary>
    public long? MergedInto { get; set; }

    /// <summary>When its personal data were erased, null while it has them.</summary>
    public DateTime? ErasedAt { get; set; }
}
