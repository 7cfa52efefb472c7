using FunnelReports.Core.Metrics;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>What a number means, of which days it is and as of when, behind a small "i": opened by click or key, with script also by hover and focus. Rendered by <c>_Definition.cshtml</c>.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Subject">What is explained.</param>
/// <param name="Text">What there is to say of just this number; null for nothing more than the metric says.</param>
/// <param name="Metric">Where the catalogue has it: its meaning and formula, and the link to the glossary.</param>
public sealed record Definition(string Id, string Subject, Sentence? Text, Metric? Metric = null);
