using AngleSharp.Dom;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>Takes the figures of a page, each in a frame of its own, out of it as a table.</summary>
internal sealed class FigureReader(Written written, IStringLocalizer<SharedResource> text)
{
    /// <summary>Id of the table of figures.</summary>
    public const string Id = "figures";

    /// <summary>The figures; null when there are none.</summary>
    public SeenTable? Read(IParentNode page)
    {
        var figures = page.QuerySelectorAll("article.key-figure");
        if (figures.Length == 0) return null;
        return new SeenTable(
            Id, text["Figures"],
            [
                new(text["Figure"]) { IsWords = true }, new(text["Value"]), new(text["Unit"]) { IsWords = true }, new(text["95% interval, low"]), new(text["95% interval, high"]),
                new(text["Change"]) { IsWords = true }, new(text["Note"]) { IsWords = true },
            ],
            figures.Select(RowOf).ToList().ToAsyncEnumerable());
    }

    private IReadOnlyList<ShownValue?> RowOf(IElement figure)
    {
        var shown = PageText.Of(figure.QuerySelector(".key-value")!);
        var value = shown == Format.Missing ? null : written.Of(shown) ?? new ShownValue.Text(shown);
        var limits = Part(".key-interval") is { } interval ? LimitsOf(interval) : null;
        var notes = new[] { Part(".key-why"), Part(".key-note"), limits is null ? Part(".key-interval") : null };
        return
        [
            Words(PageText.Of(figure.QuerySelector(".key-label")!)), value, Words(UnitOf(value as ShownValue.Number)), limits?.Low, limits?.High,
            Words(Part(".key-change")), Words(string.Join("; ", notes.OfType<string>())),
        ];

        string? Part(string part) => figure.QuerySelector(part) is { } found ? PageText.Of(found) : null;
    }

    private string? UnitOf(ShownValue.Number? number) => number?.Unit switch
    {
        ShownUnit.Fraction => text["fraction"].Value,
        ShownUnit.Days => text["days"].Value,
        ShownUnit.Money => number.Currency,
        _ => null,
    };

    // The words around the two limits are those of the frame.
    private (ShownValue Low, ShownValue High)? LimitsOf(string interval)
    {
        var around = PageText.Plain(text["95% interval {0} to {1}", "\u0001", "\u0001"]).Split('\u0001');
        if (!interval.StartsWith(around[0], StringComparison.Ordinal) || !interval.EndsWith(around[2], StringComparison.Ordinal)) return null;
        var limits = interval[around[0].Length..^around[2].Length].Split(around[1]);
        return limits is [var low, var high] && written.Of(low) is { } from && written.Of(high) is { } to ? (from, to) : null;
    }

    private static ShownValue.Text? Words(string? words) => string.IsNullOrEmpty(words) ? null : new ShownValue.Text(words);
}
