using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>The numbers of a page as they stand in it: the cells of its tables under their headings, its figures, and those inside sentences.</summary>
internal sealed partial class PageNumbers(string html)
{
    private readonly IHtmlDocument page = new HtmlParser().ParseDocument(html);

    /// <summary>Whole numbers that have no link to leads, by table and heading, by figure, or by fact: "account At the end", "closing", "Leads added". 0 has no leads.</summary>
    public IEnumerable<string> WithoutLeads =>
        Columns.Where(c => c.Cells.Any(IsLoneCount)).Select(c => c.Name).Concat(Figures.Where(f => IsLoneCount(f.QuerySelector(".key-value")!)).Select(f => f.Id!))
            .Concat(Facts.Where(f => IsLoneCount(f.Fact)).Select(f => Words(f.Heading)));

    /// <summary>Columns of numbers, figures, and facts that are a number, that nothing explains: neither the heading nor each line.</summary>
    public IEnumerable<string> WithoutDefinition =>
        Columns.Where(c => c.Cells.Any(cell => cell.ClassList.Contains("number")) && !c.Headings.Any(HasDefinition) && !c.Lines.All(HasDefinition)).Select(c => c.Name)
            .Concat(Figures.Where(f => f.QuerySelector(".definition .definition-formula") is null).Select(f => f.Id!))
            .Concat(Facts.Where(f => Number().IsMatch(Words(f.Fact)) && !HasDefinition(f.Heading)).Select(f => Words(f.Heading)));

    /// <summary>Sentences that name a number of leads, moves or stays without leading to them.</summary>
    public IEnumerable<string> SentencesWithoutLeads =>
        page.QuerySelectorAll("main h1, main h2, main p, main li, main .definition-text > span").Where(p => p.Closest("table") is null).Select(Unlinked).Where(words => Named().IsMatch(words));

    /// <summary>How many leads the page lists, as it says.</summary>
    public int Total => int.Parse(page.QuerySelector("[data-total]")!.GetAttribute("data-total")!, CultureInfo.InvariantCulture);

    /// <summary>The numbers that lead to leads: how many these are, where they are listed, and how the number is written.</summary>
    public IEnumerable<(int Count, string List, string Shown)> LeadLinks =>
        page.QuerySelectorAll("a[data-count]").Select(link => (int.Parse(link.GetAttribute("data-count")!, CultureInfo.InvariantCulture), link.GetAttribute("href")!, Words(link)));

    /// <summary>Addresses of lists of leads that a link leads to without telling how many leads these are.</summary>
    public IEnumerable<string> Uncounted =>
        page.QuerySelectorAll("main a[href]:not([data-count])").Select(link => link.GetAttribute("href")!).Where(address => address.StartsWith("/leads?", StringComparison.Ordinal));

    private IEnumerable<(IElement Heading, IElement Fact)> Facts =>
        page.QuerySelectorAll("main dl.facts > div").Select(fact => (fact.QuerySelector("dt")!, fact.QuerySelector("dd")!));

    private IEnumerable<IElement> Figures => page.QuerySelectorAll("main .key-figure");

    private IEnumerable<(string Name, IReadOnlyList<IElement> Headings, IReadOnlyList<IElement> Cells, IReadOnlyList<IElement> Lines)> Columns
    {
        get
        {
            foreach (var table in page.QuerySelectorAll<IHtmlTableElement>("main table"))
            {
                var rows = table.Bodies.SelectMany(body => body.Rows).Concat(table.Foot?.Rows ?? Enumerable.Empty<IHtmlTableRowElement>()).ToList();
                var lines = table.Bodies.SelectMany(body => body.Rows).Select(row => (IElement)row.Cells[0]).ToList();
                foreach (var (place, headings) in HeadingsOf(table).Index())
                {
                    var cells = rows.Select(row => At(row, place)).OfType<IElement>().Where(cell => cell.LocalName == "td").ToList();
                    yield return ($"{table.Id} {string.Join(": ", headings.Select(Words))}", headings, cells, lines);
                }
            }
        }
    }

    private static bool HasDefinition(IElement element) => element.QuerySelector(".definition") is not null;

    private static bool IsLoneCount(IElement element) => WholeNumber().IsMatch(Words(element)) && Words(element) != "0" && element.QuerySelector("a[data-count]") is null;

    // A heading may stand over several columns and several rows of headings.
    private static List<List<IElement>> HeadingsOf(IHtmlTableElement table)
    {
        var columns = new List<List<IElement>>();
        foreach (var (line, row) in (table.Head?.Rows ?? Enumerable.Empty<IHtmlTableRowElement>()).Index())
        {
            var place = 0;
            foreach (var heading in row.Cells)
            {
                while (place < columns.Count && columns[place].Sum(above => ((IHtmlTableCellElement)above).RowSpan) > line) place++;
                for (var i = 0; i < heading.ColumnSpan; i++, place++)
                {
                    if (place == columns.Count) columns.Add([]);
                    columns[place].Add(heading);
                }
            }
        }

        return columns;
    }

    private static IElement? At(IHtmlTableRowElement row, int place)
    {
        foreach (var cell in row.Cells)
        {
            if (place == 0) return cell;
            place -= cell.ColumnSpan;
            if (place < 0) return null;
        }

        return null;
    }

    private static string Words(IElement element) => Text(element, ".definition, .visually-hidden, small, abbr");

    private static string Unlinked(IElement element) => Text(element, "a");

    private static string Text(IElement element, string without)
    {
        var left = (IElement)element.Clone();
        foreach (var part in left.QuerySelectorAll(without).ToList()) part.Remove();
        return string.Join(' ', left.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [GeneratedRegex(@"^\d[\d,]*$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^\d[\d,.]*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[1-9][\d,]* (leads?|moves?|entries|stays|customers|entered|left|accepted|decided|so far)\b")]
    private static partial Regex Named();
}
