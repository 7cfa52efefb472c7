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

    private readonly FigureWords words = new(written, text);
    private readonly FigureChange change = new(written, text);

    /// <summary>The figures; null when there are none.</summary>
    public SeenTable? Read(IParentNode page)
    {
        var figures = page.QuerySelectorAll("article.key-figure");
        if (figures.Length == 0) return null;
        return new SeenTable(
            Id, text["Figures"],
            [
                new(text["Figure"]) { IsWords = true }, new(text["Value"]), new(text["Unit"]) { IsWords = true }, new(text["95% interval, low"]), new(text["95% interval, high"]),
                .. change.Columns, new(text["Note"]) { IsWords = true },
            ],
            figures.Select(RowOf).ToList().ToAsyncEnumerable());
    }

    private IReadOnlyList<ShownValue?> RowOf(IElement figure)
    {
        var value = words.ValueOf(PageText.Of(figure.QuerySelector(".key-value")!));
        var limits = Part(".key-interval") is { } interval ? LimitsOf(interval) : null;
        var notes = new[] { Part(".key-why"), Part(".key-note"), limits is null ? Part(".key-interval") : null };
        return
        [
            FigureWords.Of(PageText.Of(figure.QuerySelector(".key-label")!)), value, words.UnitOf(value), limits?.Low, limits?.High,
            .. change.Of(figure, value), FigureWords.Of(string.Join("; ", notes.OfType<string>())),
        ];

        string? Part(string part) => figure.QuerySelector(part) is { } found ? PageText.Of(found) : null;
    }

    private (ShownValue Low, ShownValue High)? LimitsOf(string interval) =>
        words.Within("95% interval {0} to {1}", interval) is var (low, high) && written.Of(low) is { } from && written.Of(high) is { } to ? (from, to) : null;
}
