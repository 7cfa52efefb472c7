namespace FunnelReports.Web.Pages.Shared;

/// <summary>A line across a chart at one value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Text">What it means, in the reader's language.</param>
/// <param name="At">Index of the first label at which the first series has come to it; null when it never does.</param>
public sealed record ChartLevel(double Value, string Text, int? At);
