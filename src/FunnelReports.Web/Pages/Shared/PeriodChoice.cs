namespace FunnelReports.Web.Pages.Shared;

/// <summary>A period offered by name.</summary>
/// <param name="Text">Its text in the address: "2018-Q1".</param>
/// <param name="Label">Its name in the reader's language: "Last quarter".</param>
/// <param name="Detail">Which days that is, e.g. "Jan – Mar 2018"; null for none.</param>
public sealed record PeriodChoice(string Text, string Label, string? Detail = null);
