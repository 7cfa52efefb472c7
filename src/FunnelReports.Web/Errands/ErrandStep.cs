namespace FunnelReports.Web.Errands;

/// <summary>How far an errand is.</summary>
/// <param name="Text">In the reader's language.</param>
/// <param name="Share">From 0 to 1; null where nobody knows.</param>
public sealed record ErrandStep(string Text, double? Share);
