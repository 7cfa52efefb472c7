namespace FunnelReports.Data.Corrections;

/// <summary>Who corrects, and why.</summary>
internal sealed record Author(string Actor, string Reason);
