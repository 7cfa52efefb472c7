using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data.Dimensions;

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

    /// <summary>The lead is in the segment.</summary>
    public static string Of(SegmentChoice segment)
    {
        var column = segment.Dimension switch
        {
            null => null,
            Dimension.Channel => "folded_channel_id",
            Dimension.Persona => "folded_persona_id",
            Dimension.Origin => "folded_origin_id",
            Dimension.Campaign => "folded_campaign_id",
            var other => throw new ArgumentOutOfRangeException(nameof(segment), other, "Leads have no such value."),
        };
        return column is null ? "1 = 1" : string.Create(CultureInfo.InvariantCulture, $"l.{column} = {segment.ValueId}");
    }
}
