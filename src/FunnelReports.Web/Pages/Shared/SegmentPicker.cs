using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>The choice of leads in the bar of a report: boxes to tick, a GET form, so that every filter has an address.</summary>
/// <param name="Label">What is chosen, for people: "All leads", "Email, Paid Search · IT".</param>
/// <param name="Groups">What can be chosen, a group for each dimension and one for saved segments.</param>
/// <param name="Text">The filter as one text; null for all leads.</param>
public sealed record SegmentPicker(string Label, IReadOnlyList<SegmentGroup> Groups, string? Text)
{
    /// <summary>Name of the query values that hold conditions.</summary>
    public const string Name = "segment";

    /// <summary>More values than this are offered as text alone.</summary>
    public const int MostValues = 60;

    /// <summary>True when the rollups do not keep these leads: the answer is counted from their moves.</summary>
    public bool IsLive { get; init; }

    /// <summary>The other query values of the page, such as its period, which a new choice of leads keeps.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Keep { get; init; } = [];

    /// <summary>The query of this page for all leads.</summary>
    public string AllQuery => PeriodPicker.QueryOf(Keep);

    /// <summary>The same choice on a page with these query values; a segment among them is left out.</summary>
    public SegmentPicker Keeping(IEnumerable<KeyValuePair<string, string>> values) => this with { Keep = [.. values.Where(pair => pair.Key != Name)] };

    /// <summary>The choice as the filter has it.</summary>
    public static SegmentPicker Of(FilterState filter, IStringLocalizer<SharedResource> text)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(text);
        var groups = new List<SegmentGroup>();
        if (filter.Saved.Count > 0) groups.Add(new SegmentGroup(text["Saved segments"], [.. filter.Saved.Select(name => Option(null, name))]));
        foreach (var (dimension, title) in new[]
        {
            (Dimension.Channel, text["Channel"]), (Dimension.Persona, text["Persona"]), (Dimension.Origin, text["Origin"]), (Dimension.Campaign, text["Campaign"]),
        })
        {
            var keys = filter.Values.Where(v => v.Dimension == dimension).Select(v => v.Key).OrderBy(key => key == DimensionValues.NotSet).ToList();
            if (keys.Count is > 1 and <= MostValues) groups.Add(new SegmentGroup(title, [.. keys.Select(key => Option(dimension, key))]));
        }

        return new SegmentPicker(LabelOf(filter, text), groups, filter.Choice is { IsAll: false } chosen ? chosen.Text : null) { IsLive = filter.Choice is { IsStored: false } };

        SegmentOption Option(Dimension? dimension, string key) => new(
            dimension is { } named ? FilterText.Of(named, key) : $"{FilterText.Saved}={key}",
            key == DimensionValues.NotSet ? text["(not set)"] : key,
            filter.Conditions.Any(c => c.Dimension == dimension && c.Value.Equals(key, dimension is null ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)));
    }

    private static string LabelOf(FilterState filter, IStringLocalizer<SharedResource> text) => filter.Conditions.Count == 0
        ? text["All leads"]
        : string.Join(" · ", filter.Conditions.GroupBy(c => c.Dimension).Select(g => string.Join(", ", g.Select(c => c.Value))));
}

/// <summary>Values of one kind.</summary>
/// <param name="Title">What they are: "Channel".</param>
/// <param name="Options">The values.</param>
public sealed record SegmentGroup(string Title, IReadOnlyList<SegmentOption> Options);

/// <summary>One value to tick.</summary>
/// <param name="Text">The condition as the address has it: "channel=Email".</param>
/// <param name="Label">The value for people.</param>
/// <param name="Chosen">True when it is ticked.</param>
public sealed record SegmentOption(string Text, string Label, bool Chosen);
