using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Localization;

/// <summary>Words for people in which numbers lead to the leads that they count. Rendered by <c>&lt;sentence of="…" /&gt;</c>; words alone are a sentence too.</summary>
public sealed partial class Sentence
{
    /// <summary>Puts parts into a template. What stands in a part is never read as a template, whatever its characters.</summary>
    /// <param name="template">The words with a place for each part, {0} for the first, in the reader's language.</param>
    /// <param name="parts">What stands in the places: words, a <see cref="LeadCount"/>, which becomes a link, or a sentence again.</param>
    public Sentence(string template, params object?[] parts)
        : this(Place().Split(template).SelectMany((piece, i) => i % 2 == 0 ? [piece] : PiecesOf(parts[int.Parse(piece, CultureInfo.InvariantCulture)])))
    {
    }

    private Sentence(IEnumerable<object> pieces) => Pieces = [.. pieces];

    /// <summary>The words and the <see cref="LeadCount"/>s of the sentence, in order.</summary>
    public IReadOnlyList<object> Pieces { get; }

    /// <summary>Words without a link.</summary>
    [return: NotNullIfNotNull(nameof(words))]
    public static implicit operator Sentence?(string? words) => words is null ? null : new([words]);

    /// <summary>Words without a link, in the reader's language.</summary>
    public static implicit operator Sentence(LocalizedString words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new([words.Value]);
    }

    /// <summary>Sentences one after the other.</summary>
    /// <param name="between">What stands between two of them.</param>
    /// <param name="sentences">They.</param>
    public static Sentence Join(string between, IEnumerable<Sentence> sentences) =>
        new(sentences.SelectMany((sentence, i) => i == 0 ? sentence.Pieces : [between, .. sentence.Pieces]));

    /// <summary>The words alone.</summary>
    public override string ToString() => string.Concat(Pieces);

    private static IReadOnlyList<object> PiecesOf(object? part) => part switch
    {
        Sentence sentence => sentence.Pieces,
        LeadCount leads => [leads],
        _ => [Convert.ToString(part, CultureInfo.CurrentCulture) ?? ""],
    };

    // Splitting at the places leaves the words at even positions and the numbers of the places between them.
    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Place();
}
