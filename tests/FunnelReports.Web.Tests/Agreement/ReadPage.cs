using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FunnelReports.Web.Localization;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>The tables of a page as a person reads them: row by row, in each what stands in it from left to right. What is empty, not known or only drawn is left out.</summary>
internal sealed partial class ReadPage
{
    private ReadPage(string id, List<List<ReadValue>> rows) => (Id, Rows) = (id, rows);

    public string Id { get; }

    public List<List<ReadValue>> Rows { get; }

    /// <summary>The figures in their frames, and the tables under them.</summary>
    public static List<ReadPage> Tables(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        foreach (var part in page.QuerySelectorAll(".definition, .visually-hidden:not(caption), [aria-hidden=true], svg, td form").ToList()) part.Remove();
        // A field for an amount shows it as any other cell does.
        foreach (var field in page.QuerySelectorAll("td > input[inputmode=decimal]").ToList())
        {
            field.ParentElement!.ClassList.Add("number");
            field.Replace(page.CreateTextNode(field.GetAttribute("value")!));
        }

        var figures = page.QuerySelectorAll("article.key-figure").Select(Figure).ToList();
        var tables = page.QuerySelectorAll<IHtmlTableElement>("main table").Select(table => new ReadPage(table.Id!, RowsOf(table)));
        return [.. figures.Count > 0 ? [new ReadPage("figures", figures)] : Array.Empty<ReadPage>(), .. tables];
    }

    private static List<List<ReadValue>> RowsOf(IHtmlTableElement table)
    {
        var lines = table.Rows.Where(row => row.ParentElement!.LocalName != "thead").ToList();
        var isDated = lines.Where(row => row.ParentElement!.LocalName == "tbody").All(row => ReadValue.Of(Seen(row.Cells[0])).IsDate);
        var read = lines.ConvertAll(row => row.Cells.SelectMany((cell, place) => Cell(cell, isDated && place == 0)).ToList());
        // Where some lines are of several days, one of a single day begins and ends with it.
        var ofDays = lines.ConvertAll(row => row.Cells[0].ClassList.Contains("day") && Seen(row.Cells[0]).Contains(" – ", StringComparison.Ordinal));
        foreach (var (row, _) in read.Zip(ofDays).Where(line => ofDays.Contains(true) && !line.Second)) row.Insert(0, row[0]);
        return read;
    }

    // Only what is set as a number or a day is one; the first cells of a row are when all of them are days.
    private static IEnumerable<ReadValue> Cell(IElement cell, bool isDated)
    {
        var isTyped = isDated || cell.ClassList.Contains("number") || cell.ClassList.Contains("day");
        var beside = cell.QuerySelectorAll("small, abbr.not-final").ToList();
        foreach (var small in beside) small.Remove();
        var words = beside.Select(small => small.LocalName == "abbr" ? small.GetAttribute("title")! : Seen(small)).OrderBy(seen => !isTyped || Limits(seen) is null);
        return words.Prepend(Seen(cell)).SelectMany(seen => isTyped ? Limits(seen) ?? [ReadValue.Of(seen)] : [ReadValue.Words(seen)]).Where(value => value.Csv is not ("" or Format.Missing));
    }

    private static ReadValue[]? Limits(string seen) =>
        seen.Split(" – ") is [var low, var high] && ReadValue.Of(low) is { Number: not null } from ? [from, ReadValue.Of(high)] : null;

    private static List<ReadValue> Figure(IElement frame)
    {
        var interval = Part("interval") is { } limits ? Interval().Match(limits) : Match.Empty;
        var change = Part("change") is { } told ? Change().Match(told) : Match.Empty;
        var shown = Part("value")!;
        var amount = change.Groups["amount"].Value is { Length: > 0 } number ? number : change.Groups["way"].Value switch
        {
            "no change" => ReadValue.UnitOf(shown) switch { "fraction" => "0.0 points", "days" => "0.0 days", _ => "0.0%" },
            var way => way,
        };
        string?[] notes = [Part("why"), Part("note"), interval.Success ? null : Part("interval")];
        string?[] words =
        [
            null, shown, ReadValue.UnitOf(shown), interval.Groups["low"].Value, interval.Groups["high"].Value, amount, ReadValue.UnitOf(amount), change.Groups["before"].Value,
        ];
        return
        [
            .. new[] { ReadValue.Words(Part("label")!) }.Concat(words.OfType<string>().Select(ReadValue.Of)).Append(ReadValue.Words(change.Groups["period"].Value))
                .Append(ReadValue.Words(string.Join("; ", notes.OfType<string>()))).Where(value => value.Csv is not ("" or Format.Missing)),
        ];

        string? Part(string name) => frame.QuerySelector(".key-" + name) is { } part ? Seen(part) : null;
    }

    private static string Seen(IElement element) =>
        element.QuerySelectorAll("li") is { Length: > 0 } lines ? string.Join("; ", lines.Select(line => Plain(line.TextContent))) : Plain(element.TextContent);

    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"^95% interval (?<low>.+) to (?<high>.+)$")]
    private static partial Regex Interval();

    [GeneratedRegex(@"^(?<amount>[+−][\d.,]+(%| points| days))? ?(?<way>up|down|no change) from (?<before>.+?) \((?<period>.+)\)$")]
    private static partial Regex Change();

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex Blanks();
}
