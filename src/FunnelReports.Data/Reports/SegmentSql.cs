using System.Data.Common;
using FunnelReports.Data.Dimensions;

namespace FunnelReports.Data.Reports;

/// <summary>Conditions over the lead <c>l</c>, for reads of the log: the segment by the values that the rollups hold.</summary>
internal static class SegmentSql
{
    /// <summary>The lead moved between @from (included) and @to.</summary>
    public const string MovedBetween = "l.lead_id IN (SELECT m.lead_id FROM transition m WHERE m.occurred_at >= @from AND m.occurred_at < @to)";

    /// <summary>The lead is in the segment; <see cref="Bind"/> gives the parameter.</summary>
    public static string Of(SegmentChoice segment) => segment.Dimension switch
    {
        null => "1 = 1",
        Dimension.Channel => "l.folded_channel_id = @value",
        Dimension.Persona => "l.folded_persona_id = @value",
        Dimension.Origin => "l.folded_origin_id = @value",
        Dimension.Campaign => "l.folded_campaign_id = @value",
        var other => throw new ArgumentOutOfRangeException(nameof(segment), other, "Leads have no such value."),
    };

    public static void Bind(DbCommand command, SegmentChoice segment)
    {
        if (segment.Dimension is not null) command.With("@value", segment.ValueId);
    }
}
