namespace FunnelReports.Web.Pages.Shared;

/// <summary>What a number means, behind a small "i": opened by click or key, with script also by hover and focus. Rendered by <c>_Definition.cshtml</c>.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Subject">What is explained.</param>
/// <param name="Text">The explanation.</param>
public sealed record Definition(string Id, string Subject, string Text);
