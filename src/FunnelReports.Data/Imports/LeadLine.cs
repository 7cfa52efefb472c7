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

    /// <summary>What this line and a later one of the same lead say together: where both speak, the later counts.</summary>
    public LeadLine Then(LeadLine later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return this with
        {
            CreatedAt = later.CreatedAt ?? CreatedAt,
            Email = later.Email ?? Email,
            Name = later.Name ?? Name,
            Company = later.Company ?? Company,
            Country = later.Country ?? Country,
            Owner = later.Owner ?? Owner,
            Tags = later.Tags ?? Tags,
            Score = later.Score ?? Score,
            ChannelId = later.ChannelId ?? ChannelId,
            PersonaId = later.PersonaId ?? PersonaId,
            OriginId = later.OriginId ?? OriginId,
            CampaignId = later.CampaignId ?? CampaignId,
        };
    }
}
