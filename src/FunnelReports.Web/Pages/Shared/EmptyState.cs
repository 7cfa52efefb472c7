namespace FunnelReports.Web.Pages.Shared;

/// <summary>What a page shows when it has nothing to show: why, and the one next step. All texts in the reader's language.</summary>
public sealed record EmptyState(string Title, string Sentence, string? ActionText = null, string? ActionPath = null);
