using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;

namespace FunnelReports.Data.Reports;

/// <summary>Understands a filter as typed: which leads are meant, and whether the rollups keep them.</summary>
internal sealed class SegmentReader(Workspace workspace)
{
    /// <exception cref="MistakeException">It names a value or a saved segment that is not there.</exception>
    public async Task<SegmentChoice> ReadAsync(DbTransaction transaction, string? text, CancellationToken cancel)
    {
        var conditions = FilterText.Parse(text);
        if (conditions.Count == 0) return SegmentChoice.All;
        var values = new List<(Dimension Dimension, int Id, string Key)>();
        foreach (var (dimension, key) in conditions)
        {
            if (dimension is { } named) values.Add((named, await IdOfAsync(transaction, named, key, cancel), key));
        }

        var saved = conditions.Where(c => c.Dimension is null).Select(c => Find(workspace, c.Value)).DistinctBy(s => s.Id).OrderBy(s => s.Name, StringComparer.Ordinal).ToList();
        var filter = saved.Aggregate(FilterOf(values.Select(v => (v.Dimension, v.Id))), (left, segment) => left.And(segment.Filter));
        var words = values.DistinctBy(v => v.Id).OrderBy(v => v.Dimension).ThenBy(v => v.Key, StringComparer.Ordinal).Select(v => FilterText.Of(v.Dimension, v.Key))
            .Concat(saved.Select(s => $"{FilterText.Saved}={s.Name}"));
        var kept = workspace.SavedSegments.FirstOrDefault(s => s.Filter.Equals(filter));
        return new SegmentChoice(StoredValue(values, saved.Count) ?? kept?.Id, filter, string.Join(FilterText.Joint, words)) { Saved = kept };
    }

    /// <summary>The saved segment of that name, however it is capitalised.</summary>
    /// <exception cref="MistakeException">There is none.</exception>
    public static SavedSegment Find(Workspace workspace, string name) =>
        workspace.SavedSegments.FirstOrDefault(s => s.Name.Equals(name?.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new MistakeException(workspace.SavedSegments.Count == 0
            ? $"There is no saved segment '{name}': none is saved yet."
            : $"There is no saved segment '{name}'. Saved are {string.Join(", ", workspace.SavedSegments.Select(s => s.Name))}.");

    /// <summary>The filter of these values, each by its dimension and the id that its segment would have.</summary>
    public static LeadFilter FilterOf(IEnumerable<(Dimension Dimension, int Id)> values)
    {
        var of = values.ToLookup(v => v.Dimension, v => v.Id < Segments.FirstValueId ? 0 : v.Id);
        return new LeadFilter(of[Dimension.Channel], of[Dimension.Persona], of[Dimension.Origin], of[Dimension.Campaign]);
    }

    /// <summary>The text of a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="names">The keys of its values by their ids.</param>
    public static string TextOf(LeadFilter filter, IReadOnlyDictionary<int, string> names)
    {
        return string.Join(
            FilterText.Joint,
            Words(Dimension.Channel, filter.Channels).Concat(Words(Dimension.Persona, filter.Personas))
                .Concat(Words(Dimension.Origin, filter.Origins)).Concat(Words(Dimension.Campaign, filter.Campaigns)));

        IEnumerable<string> Words(Dimension dimension, IReadOnlyList<int> values) =>
            values.Select(v => v == 0 ? DimensionValues.NotSet : names.GetValueOrDefault(v, $"{v}")).Order(StringComparer.Ordinal).Select(key => FilterText.Of(dimension, key));
    }

    private static async Task<int> IdOfAsync(DbTransaction transaction, Dimension dimension, string key, CancellationToken cancel)
    {
        await using var find = transaction.Command("SELECT id FROM dimension_value WHERE dimension = @dimension AND key = @key");
        find.With("@dimension", (short)dimension).With("@key", key);
        var found = await find.ExecuteScalarAsync(cancel)
            ?? throw new MistakeException($"No lead has the {dimension.ToString().ToLowerInvariant()} '{key}'. Mind capitals; leads without one are '{DimensionValues.NotSet}'.");
        return Convert.ToInt32(found, CultureInfo.InvariantCulture);
    }

    // One value of a dimension that the rollups keep.
    private static int? StoredValue(List<(Dimension Dimension, int Id, string Key)> values, int saved) =>
        saved == 0 && values.DistinctBy(v => v.Id).ToList() is [{ Dimension: not Dimension.Campaign, Id: var id }] ? id : null;
}
