namespace FunnelReports.Web.Layout;

/// <summary>A line that stands above every page for as long as it is true.</summary>
/// <param name="Tone">How urgent it is.</param>
/// <param name="Text">One sentence, already in the reader's language: what is the matter.</param>
/// <param name="ActionText">The one next step, or null.</param>
/// <param name="ActionPath">Where the next step leads; a path of this site.</param>
public sealed record Banner(BannerTone Tone, string Text, string? ActionText = null, string? ActionPath = null);
