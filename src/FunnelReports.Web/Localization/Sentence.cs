using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Localization;

/// <summary>Words for people in which numbers lead to the leads that they count. Rendered by <c>&lt;sentence of="…" /&gt;</c>; words alone are a sentence too.</summary>
/// <param name="template">The words with a place for each part, {0} for the first, in the reader's language.</param>
/// <param name="parts">What stands in the places: words, a <see cref="LeadCount"/>, which becomes a link, or a sentence again.</param>
public sealed class Sentence(string template, params object?[] parts)
{
    private const char Mark = '\u0001';

    /// <summary>The words and the <see cref="LeadCount"/>s of the sentence, in order.</summary>
    public IEnumerable<object> Pieces
    {
        get
        {
            var places = parts.Select((part, i) => part is LeadCount or Sentence ? string.Create(CultureInfo.InvariantCulture, $"{Mark}{i}{Mark}") : part);
            foreach (var (i, piece) in string.Format(CultureInfo.CurrentCulture, template, [.. places]).Split(Mark).Index())
            {
                var found = i % 2 == 0 ? piece : parts[int.Parse(piece, CultureInfo.InvariantCulture)]!;
                foreach (var inner in found is Sentence sentence ? sentence.Pieces : [found]) yield return inner;
            }
        }
    }

    /// <summary>Words without a link.</summary>
    [return: NotNullIfNotNull(nameof(words))]
    public static implicit operator Sentence?(string? words) => words is null ? null : new("{0}", words);

    /// <summary>Words without a link, in the reader's language.</summary>
    public static implicit operator Sentence(LocalizedString words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return new("{0}", words.Value);
    }

    /// <summary>Sentences one after the other.</summary>
    /// <param name="between">What stands between two of them.</param>
    /// <param name="sentences">They.</param>
    public static Sentence Join(string between, IEnumerable<Sentence> sentences)
    {
        var all = sentences.ToArray();
        return new(string.Join(between, all.Select((_, i) => $"{{{i}}}")), [.. all]);
    }

    /// <summary>The words alone.</summary>
    public override string ToString() => string.Concat(Pieces);
}
