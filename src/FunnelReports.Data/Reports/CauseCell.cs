namespace FunnelReports.Data.Reports;

/// <summary>Moves of some days from one stage to another, caused by one campaign and action.</summary>
/// <param name="From">The stage left; 0 for the entry into the funnel.</param>
/// <param name="To">The stage entered.</param>
/// <param name="CampaignId">0 where no campaign is known.</param>
/// <param name="ActionId">0 where no action is known.</param>
/// <param name="Moves">How many.</param>
public sealed record CauseCell(short From, short To, int CampaignId, int ActionId, long Moves);
