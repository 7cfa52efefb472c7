namespace FunnelReports.Core.Rollups;

/// <summary>The dimension values of a lead, 0 where a value is not set.</summary>
public readonly record struct LeadAttributes(int ChannelId, int PersonaId, int OriginId, int CampaignId);
