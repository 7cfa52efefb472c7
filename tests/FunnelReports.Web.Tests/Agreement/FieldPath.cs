using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FunnelReports.Web.Tests.Agreement;

/// <summary>
/// Finds fields of a document: "stages*.exits" is that of every stage, "stages[mql].exits" that of one, by its key or its days, "stages!.now" that of the stages that have
/// changed. "shares#2" is the third, and right after the last one what there is so far.
/// </summary>
internal static partial class FieldPath
{
    /// <summary>The fields from the first to the last; null is one without a value.</summary>
    public static IEnumerable<JsonNode?> All(JsonNode? from, string path) =>
        path.Split('.').Aggregate((IEnumerable<JsonNode?>)[from], (found, step) => found.SelectMany(node => Next(node, Step().Match(step))));

    private static IEnumerable<JsonNode?> Next(JsonNode? node, Match step)
    {
        if (node is null) return [null];
        var name = step.Groups["name"].Value;
        Assert.True(node.AsObject().TryGetPropertyValue(name, out var field), $"There is no field '{name}' in {node.GetPath()}.");
        return step.Groups["which"].Value switch
        {
            "" => [field],
            "*" => field!.AsArray(),
            "!" => field!.AsArray().Where(item => item!["change"]!.AsObject().Any(change => (int)change.Value! != 0)),
            ['#', .. var place] => [At(node, field!.AsArray(), int.Parse(place, CultureInfo.InvariantCulture))],
            ['[', .. var key, ']'] => [field!.AsArray().SingleOrDefault(item => $"{item!["key"] ?? item["days"]}" == key)],
            var other => throw new InvalidOperationException(other),
        };
    }

    private static JsonNode? At(JsonNode cohort, JsonArray shares, int place) => place < shares.Count ? shares[place] : place == shares.Count ? cohort["soFar"] : null;

    [GeneratedRegex(@"^(?<name>\w+)(?<which>\*|!|#\d+|\[\w+\])?$")]
    private static partial Regex Step();
}
