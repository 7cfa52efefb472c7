using AngleSharp.Dom;

namespace FunnelReports.Web.Exports;

/// <summary>The words of an element as a reader sees them.</summary>
internal static class PageText
{
    /// <summary>Stands for what is said only on request or to screen readers, is drawn, or is there to be pressed.</summary>
    private const string Unseen = ".definition, .visually-hidden, [aria-hidden=true], svg, script, form";

    /// <summary>Stands for fields to type in.</summary>
    private const string Typed = "input[type=text]";

    private static readonly char[] Blanks = [' ', '\t', '\r', '\n', '\f'];

    /// <summary>The words of an element, those in its fields too, without definitions and what only screen readers say; lines of a list are divided by semicolons.</summary>
    public static string Of(IElement element)
    {
        var shown = (IElement)element.Clone();
        foreach (var part in shown.QuerySelectorAll(Unseen).ToList()) part.Remove();
        foreach (var field in shown.QuerySelectorAll(Typed).ToList()) field.Replace(shown.Owner!.CreateTextNode(field.GetAttribute("value") ?? ""));
        var lines = shown.QuerySelectorAll("li");
        return lines.Length > 0 ? string.Join("; ", lines.Select(line => Plain(line.TextContent))) : Plain(shown.TextContent);
    }

    /// <summary>The words of a heading; where a reader sees none, those for screen readers.</summary>
    public static string OfHeading(IElement element)
    {
        if (Of(element) is { Length: > 0 } seen) return seen;
        var shown = (IElement)element.Clone();
        foreach (var part in shown.QuerySelectorAll(".definition").ToList()) part.Remove();
        return Plain(shown.TextContent);
    }

    /// <summary>Each run of blanks as one; those that keep a number together stay.</summary>
    public static string Plain(string text) => string.Join(' ', text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
}
