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
    /// <summary>For each cohort of days, none overlapping another: the leads that first entered the funnel on them, and the customers among them.</summary>
    public static async Task<IReadOnlyList<CohortRevenue>> ReadAsync(
        ReportSources sources, ReportQuestion question, IReadOnlyList<DayRange> cohorts, short customer, CancellationToken cancel)
    {
        if (cohorts.Count == 0) return [];
        var days = cohorts.Select(question.Workspace.Calendar.InstantsOf).Select(i => (From: At(i.From), To: At(i.To))).ToList();
        var lines = days.Select((d, n) => string.Create(CultureInfo.InvariantCulture, $"({n}, {d.From}, {d.To})"));
        await using var command = sources.Transaction.Command(
            $"""
            WITH cohort (n, from_at, to_at) AS (VALUES {string.Join(", ", lines)}),
            came AS (
                SELECT t.lead_id, MIN(t.occurred_at) AS came_at
                FROM transition t JOIN lead l ON l.lead_id = t.lead_id
                WHERE t.occurred_at >= {days[0].From} AND t.occurred_at < {days[^1].To} AND {LogScan.FoldedSql("t")} AND {SegmentSql.Of(question.Segment)}
                AND NOT EXISTS (SELECT 1 FROM transition p WHERE p.lead_id = t.lead_id AND p.occurred_at < {days[0].From} AND {LogScan.FoldedSql("p")})
                GROUP BY t.lead_id),
            bought AS (
                SELECT t.lead_id, COUNT(t.amount_minor) AS amounts, SUM(t.amount_minor) AS amount
                FROM came c JOIN transition t ON t.lead_id = c.lead_id
                WHERE t.stage_id = @customer AND t.occurred_at < {At(question.Workspace.Calendar.StartOf(question.AsOf.AddDays(1)))} AND {LogScan.FoldedSql("t")}
                GROUP BY t.lead_id)
            SELECT k.n, COUNT(*), COUNT(b.lead_id), COUNT(CASE WHEN b.amounts > 0 THEN 1 END), CAST(COALESCE(SUM(b.amount), 0) AS BIGINT)
            FROM came c JOIN cohort k ON c.came_at >= k.from_at AND c.came_at < k.to_at LEFT JOIN bought b ON b.lead_id = c.lead_id
            GROUP BY k.n
            """).With("@customer", customer);
        var read = new CohortRevenue[cohorts.Count];
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) read[row.GetInt32(0)] = new CohortRevenue(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
        return read;

        string At(Instant instant) => sources.Database.Literal(instant);
    }
}
