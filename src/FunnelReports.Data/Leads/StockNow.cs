using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Leads;

/// <summary>
/// One page of the leads that are in a stage now, from the stage that the fold wrote beside each lead: of hundreds of thousands only those shown are read whole.
/// It holds while nothing waits to be folded and no move lies after the moment asked for.
/// </summary>
/// <param name="Total">How many leads there are in all.</param>
/// <param name="Leads">Those of the page.</param>
internal sealed record StockNow(int Total, IReadOnlyList<long> Leads)
{
    /// <summary>Null when the list must be told from the histories.</summary>
    public static async Task<StockNow?> ReadAsync(
        FunnelDatabase database, DbTransaction transaction, ReportQuestion question, LeadsBehind asked, Instant moment, long skip, int take, CancellationToken cancel)
    {
        if (asked.Kind is not (LeadsKind.AtStart or LeadsKind.AtEnd) || question.IsPast) return null;
        if (await AnyAsync("dirty_lead") || await AnyAsync($"transition t WHERE t.occurred_at >= {database.Literal(moment)}")) return null;
        var leads = string.Create(CultureInfo.InvariantCulture, $"FROM lead l WHERE l.stage_id = {asked.Stage!.Id} AND {SegmentSql.Of(question.Segment.Filter)}");
        await using var count = transaction.Command($"SELECT COUNT(*) {leads}");
        var total = Convert.ToInt32(await count.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
        await using var page = transaction.Command($"SELECT l.lead_id {leads} ORDER BY l.stage_since DESC, l.lead_id LIMIT @take OFFSET @skip").With("@take", (long)take).With("@skip", skip);
        var shown = new List<long>();
        await using var row = await page.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) shown.Add(row.GetInt64(0));
        return new StockNow(total, shown);

        async Task<bool> AnyAsync(string of)
        {
            await using var any = transaction.Command($"SELECT 1 FROM {of} LIMIT 1");
            return await any.ExecuteScalarAsync(cancel) is not null;
        }
    }
}
