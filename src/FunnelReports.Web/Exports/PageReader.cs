using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>Reads a page back that was just rendered, so that an export holds exactly what its reader sees.</summary>
/// <param name="written">What stands behind the texts of the page.</param>
/// <param name="text">Texts in the reader's language.</param>
public sealed class PageReader(Written written, IStringLocalizer<SharedResource> text)
{
    /// <summary>What stands on a page.</summary>
    /// <param name="html">The page as the browser would get it.</param>
    public SeenPage Read(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var tables = page.QuerySelectorAll<IHtmlTableElement>("main table").Select(new TableReader(written, text).Read);
        return new SeenPage(
            page.QuerySelector("h1") is { } title ? PageText.Of(title) : "",
            [.. Facts(page)],
            [.. new FigureReader(written, text).Read(page) is { } figures ? [figures] : Array.Empty<SeenTable>(), .. tables]);
    }

    private IEnumerable<(string, string)> Facts(IParentNode page)
    {
        foreach (var sentence in page.QuerySelectorAll(".page-head .lede")) yield return (text["In a sentence"], PageText.Of(sentence));
        foreach (var choice in page.QuerySelectorAll(".page-head details > summary"))
        {
            // A choice of the bar says to screen readers what it chooses: "Period:".
            if (choice.QuerySelector(".visually-hidden") is { } name) yield return (PageText.Plain(name.TextContent).TrimEnd(':', ' ', '\u00a0'), PageText.Of(choice));
        }

        foreach (var note in page.QuerySelectorAll("main .table-note")) yield return (text["Note"], PageText.Of(note));
    }
}
