using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Exports;

/// <summary>What the words in the frame of a figure stand for.</summary>
internal sealed class FigureWords(Written written, IStringLocalizer<SharedResource> text)
{
    /// <summary>Words as a cell; null without any.</summary>
    public static ShownValue.Text? Of(string? words) => string.IsNullOrEmpty(words) ? null : new ShownValue.Text(words);

    /// <summary>The value that was written so; null when it is not known.</summary>
    public ShownValue? ValueOf(string shown) => shown == Format.Missing ? null : written.Of(shown) ?? Of(shown);

    /// <summary>What a number counts, in a word; null for things, and for what is no number.</summary>
    public ShownValue.Text? UnitOf(ShownValue? value) => Of((value as ShownValue.Number)?.Unit switch
    {
        ShownUnit.Fraction => text["fraction"].Value,
        ShownUnit.Points => text["points"].Value,
        ShownUnit.Days => text["days"].Value,
        ShownUnit.Money => ((ShownValue.Number)value!).Currency,
        _ => null,
    });

    /// <summary>What stands in the two places of a sentence of the frame; null when it is another sentence.</summary>
    /// <param name="sentence">The sentence in English, with its places: "95% interval {0} to {1}".</param>
    /// <param name="words">What is read.</param>
    public (string First, string Second)? Within(string sentence, string words)
    {
        var around = PageText.Plain(text[sentence, "\u0001", "\u0001"]).Split('\u0001');
        if (!words.StartsWith(around[0], StringComparison.Ordinal) || !words.EndsWith(around[2], StringComparison.Ordinal)) return null;
        var inside = words[around[0].Length..^around[2].Length];
        var between = inside.IndexOf(around[1], StringComparison.Ordinal);
        return between < 0 ? null : (inside[..between], inside[(between + around[1].Length)..]);
    }
}
