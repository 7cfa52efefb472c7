using System.Text.RegularExpressions;
using FunnelReports.Core;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Filters;

/// <summary>
/// Filters as people type them: conditions joined by "&amp;", such as <c>channel=Email &amp; channel=Paid Search &amp; persona=IT</c>. Several values of one
/// dimension mean any of them; conditions of several dimensions must all hold. A saved segment is <c>saved=NAME</c>.
/// </summary>
public static partial class FilterText
{
    /// <summary>The word for a saved segment.</summary>
    public const string Saved = "saved";

    /// <summary>What joins conditions.</summary>
    public const string Joint = " & ";

    /// <summary>The conditions of a text, in order; none for nothing, white space or "all". The dimension is null for a saved segment.</summary>
    /// <exception cref="MistakeException">A part is no condition.</exception>
    public static IReadOnlyList<(Dimension? Dimension, string Value)> Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Equals("all", StringComparison.OrdinalIgnoreCase)) return [];
        return [.. Joints().Split(text.Trim()).Select(Condition)];
    }

    /// <summary>One text of several, each a condition or a few; null when there is none.</summary>
    public static string? Join(IEnumerable<string?> texts) =>
        texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.Trim()).ToList() is { Count: > 0 } given ? string.Join(Joint, given) : null;

    /// <summary>The text of a condition.</summary>
    public static string Of(Dimension dimension, string value) => $"{dimension.ToString().ToLowerInvariant()}={value}";

    /// <summary>The filter narrowed to one value of a dimension, which takes the place of what the text says of it.</summary>
    /// <exception cref="MistakeException">A part of the text is no condition.</exception>
    public static string Narrowed(string? text, Dimension dimension, string value) => Join(
    [
        .. Parse(text).Where(c => c.Dimension != dimension).Select(c => c.Dimension is { } other ? Of(other, c.Value) : $"{Saved}={c.Value}"),
        Of(dimension, value),
    ])!;

    private static (Dimension? Dimension, string Value) Condition(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length == 2 && parts[1].Length > 0)
        {
            if (parts[0].Equals(Saved, StringComparison.OrdinalIgnoreCase)) return (null, parts[1]);
            if (DimensionNames.TryOfLeads(parts[0], out var dimension)) return (dimension, parts[1]);
        }

        throw new MistakeException(
            $"'{text}' is not a segment. Write all, or one of channel, persona, origin, campaign with a value, e.g. channel=Paid Search. "
            + "Several are joined by &, e.g. channel=Email & persona=IT; a saved segment is saved=NAME.");
    }

    // An ampersand inside a value joins nothing.
    [GeneratedRegex(@"\s*&\s*(?=(?:channel|persona|origin|campaign|saved)\s*=)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Joints();
}
