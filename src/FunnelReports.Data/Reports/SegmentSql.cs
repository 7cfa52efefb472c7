using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>Conditions over the lead <c>l</c>, for reads of the log: the segment by the values that the rollups hold. They have no parameters.</summary>
internal static class SegmentSql
{
    /// <summary>The lead moved between two instants, the first included.</summary>
    public static string MovedBetween(FunnelDatabase database, Instant from, Instant to) => MovedBetween(database, [(from, to)]);

    /// <summary>The lead moved between the two instants of one of these pairs, the first of each included.</summary>
    public static string MovedBetween(FunnelDatabase database, IEnumerable<(Instant From, Instant To)> times)
    {
        var moved = times.Select(t => $"SELECT m.lead_id FROM transition m WHERE m.occurred_at >= {database.Literal(t.From)} AND m.occurred_at < {database.Literal(t.To)}");
        return $"l.lead_id IN ({string.Join(" UNION ALL ", moved)})";
    }

    /// <summary>The lead moved into a stage between two instants, the first included.</summary>
    public static string MovedBetween(FunnelDatabase database, Instant from, Instant to, short into) => string.Create(
        CultureInfo.InvariantCulture,
        $"l.lead_id IN (SELECT m.lead_id FROM transition m WHERE m.stage_id = {into} AND m.occurred_at >= {database.Literal(from)} AND m.occurred_at < {database.Literal(to)})");

    /// <summary>The lead is let through by the filter.</summary>
    public static string Of(LeadFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var conditions = new[]
        {
            IsOneOf("folded_channel_id", filter.Channels), IsOneOf("folded_persona_id", filter.Personas),
            IsOneOf("folded_origin_id", filter.Origins), IsOneOf("folded_campaign_id", filter.Campaigns),
        }.OfType<string>().ToList();
        return conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", conditions);
    }

    private static string? IsOneOf(string column, IReadOnlyList<int> values) =>
        values.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"l.{column} IN ({string.Join(", ", values)})");
}
