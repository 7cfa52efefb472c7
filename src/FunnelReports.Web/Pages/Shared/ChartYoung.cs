namespace FunnelReports.Web.Pages.Shared;

/// <summary>The end of a chart whose leads are too young to judge: its ground is hatched.</summary>
/// <param name="From">Index of the first label of it.</param>
/// <param name="Text">What the legend calls it, in the reader's language.</param>
public sealed record ChartYoung(int From, string Text);
