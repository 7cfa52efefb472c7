namespace FunnelReports.Web.Pages.Shared;

/// <summary>Something that happened at one label: an import, a changed budget. A mark in the chart, a sentence below it.</summary>
/// <param name="Label">Index of the label.</param>
/// <param name="Text">What happened, in the reader's language.</param>
public sealed record ChartNote(int Label, string Text);
