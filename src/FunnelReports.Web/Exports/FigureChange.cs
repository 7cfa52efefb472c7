using AngleSharp.Dom;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>How a figure differs from that of the period compared with, read from its frame: "+12.3% up from 40 (Q4 2025)" are four cells.</summary>
internal sealed class FigureChange(Written written, IStringLocalizer<SharedResource> text)
{
    private readonly FigureWords words = new(written, text);

    /// <summary>The columns: the change, what it counts, the earlier value and its period.</summary>
    public IReadOnlyList<SeenColumn> Columns =>
        [new(text["Change"]), new(text["Unit of the change"]) { IsWords = true }, new(text["Before"]), new(text["Compared with"]) { IsWords = true }];

    /// <summary>The cells of a figure; all are empty when it is not compared. A rise or fall of which no number can be told, such as one from 0, is a word.</summary>
    /// <param name="figure">Its frame.</param>
    /// <param name="value">Its value.</param>
    public IReadOnlyList<ShownValue?> Of(IElement figure, ShownValue? value)
    {
        if (figure.QuerySelector(".key-change") is not { } shown) return [null, null, null, null];
        var all = PageText.Of(shown);
        var amount = shown.QuerySelector("strong") is { } strong ? PageText.Of(strong) : "";
        var rest = all[amount.Length..].TrimStart();
        foreach (var (sentence, way) in new[] { ("up from {0} ({1})", text["up"].Value), ("down from {0} ({1})", text["down"].Value), ("no change from {0} ({1})", null) })
        {
            if (words.Within(sentence, rest) is not var (before, period)) continue;
            ShownValue? change = way is null ? None(value) : written.Of(amount) ?? FigureWords.Of(way);
            return [change, words.UnitOf(change), words.ValueOf(before), FigureWords.Of(period)];
        }

        return [FigureWords.Of(all), null, null, null];
    }

    // What has not changed has changed by 0, in the unit in which it would have.
    private static ShownValue.Number None(ShownValue? value) => (value as ShownValue.Number)?.Unit switch
    {
        ShownUnit.Fraction => new ShownValue.Number(0, 1, ShownUnit.Points),
        ShownUnit.Days => new ShownValue.Number(0, 1, ShownUnit.Days),
        _ => new ShownValue.Number(0, 3, ShownUnit.Fraction),
    };
}
