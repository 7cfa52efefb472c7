using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Data.Rollups;

namespace FunnelReports.Data.Reports;

/// <summary>
/// Reads what the leads of some cohorts have brought. Amounts are in no rollup, so it reads the log: what the rollups hold of it, by the segments that they
/// hold, and nothing after the as-of day.
/// </summary>
internal static class RevenueReader
{
    /// <summary>For each cohort of days, in order and none overlapping another: the leads that first entered the funnel on them, and the customers among them.</summary>
    public static async Task<IReadOnlyList<CohortRevenue>> ReadAsync(
        ReportSources sources, ReportQuestion question, IReadOnlyList<DayRange> cohorts, short customer, CancellationToken cancel)
    {
        if (cohorts.Count == 0) return [];
        var days = cohorts.Select(question.Workspace.Calendar.InstantsOf).Select(i => (From: At(i.From), To: At(i.To))).ToList();
        var lines = days.Select((d, n) => string.Create(CultureInfo.InvariantCulture, $"({n}, {d.From}, {d.To})"));
        var all = (From: question.Workspace.Calendar.StartOf(cohorts[0].Start), To: question.Workspace.Calendar.StartOf(cohorts[^1].End));
        var sale = $"t.stage_id = @customer AND t.occurred_at < {At(question.Workspace.Calendar.StartOf(question.AsOf.AddDays(1)))}";

        // Whole histories of just the leads that moved on these days, each read once: a lead that came in on them moved on them.
        await using var command = sources.Transaction.Command(
            $"""
            WITH cohort (n, from_at, to_at) AS (VALUES {string.Join(", ", lines)}),
            came AS (
                SELECT MIN(t.occurred_at) AS came_at, MAX(CASE WHEN {sale} THEN 1 END) AS bought,
                    COUNT(CASE WHEN {sale} THEN t.amount_minor END) AS amounts, SUM(CASE WHEN {sale} THEN t.amount_minor END) AS amount
                FROM transition t
                WHERE t.lead_id IN (SELECT l.lead_id FROM lead l WHERE {SegmentSql.MovedBetween(sources.Database, all.From, all.To)} AND {SegmentSql.Of(question.Segment.Filter)})
                AND {LogScan.FoldedSql("t")}
                GROUP BY t.lead_id)
            SELECT k.n, COUNT(*), COUNT(c.bought), COUNT(CASE WHEN c.amounts > 0 THEN 1 END), CAST(COALESCE(SUM(c.amount), 0) AS BIGINT)
            FROM came c JOIN cohort k ON c.came_at >= k.from_at AND c.came_at < k.to_at
            GROUP BY k.n
            """).With("@customer", customer);
        var read = new CohortRevenue[cohorts.Count];
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) read[row.GetInt32(0)] = new CohortRevenue(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
        return read;

        string At(Instant instant) => sources.Database.Literal(instant);
    }
}
