using FunnelReports.Core;

namespace FunnelReports.Data.Imports;

/// <summary>What a file says of one lead. Null: the file says nothing, so what is known stays.</summary>
public sealed record LeadLine(string ExternalId)
{
    public Instant? CreatedAt { get; init; }
    public string? Email { get; init; }
    public string? Name { get; init; }
    public string? Company { get; init; }
    public string? Country { get; init; }
    public string? Owner { get; init; }
    public string? Tags { get; init; }
    public int? Score { get; init; }
    public int? ChannelId { get; init; }
    public int? PersonaId { get; init; }
    public int? OriginId { get; init; }
    public int? CampaignId { get; init; }

    /// <summary>False when the file only names the lead.</summary>
    public bool SaysSomething => this != new LeadLine(ExternalId);
}
