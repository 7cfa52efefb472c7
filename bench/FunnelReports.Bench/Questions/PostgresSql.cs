namespace FunnelReports.Bench.Questions;

/// <summary>The plain SQL of PostgreSQL. Days are those of UTC, the cheapest zone there is.</summary>
internal static class PostgresSql
{
    /// <summary>Stays left in the quarter: stage, exits, mean, median and 90th percentile in days.</summary>
    public const string Velocity =
        """
        WITH stays AS (
            SELECT stage_id, occurred_at AS entered,
                lead(occurred_at) OVER (PARTITION BY lead_id ORDER BY occurred_at, sequence, stage_id, transition_id) AS left_at
            FROM transition WHERE voided_batch_id IS NULL),
        left_in AS (
            SELECT stage_id, CAST(extract(epoch FROM left_at - entered) AS double precision) / 86400 AS days FROM stays
            WHERE left_at >= timestamptz '2025-10-01 00:00Z' AND left_at < timestamptz '2026-01-01 00:00Z')
        SELECT stage_id, count(*), avg(days),
            percentile_cont(0.5) WITHIN GROUP (ORDER BY days), percentile_cont(0.9) WITHIN GROUP (ORDER BY days)
        FROM left_in GROUP BY stage_id
        """;

    /// <summary>Day, stage, moves in, moves out and leads at the end of the day.</summary>
    public const string Balances =
        """
        WITH moves AS (
            SELECT CAST(occurred_at AT TIME ZONE 'UTC' AS date) AS day, stage_id,
                lag(stage_id) OVER (PARTITION BY lead_id ORDER BY occurred_at, sequence, stage_id, transition_id) AS from_stage_id
            FROM transition WHERE voided_batch_id IS NULL),
        flow AS (SELECT day, stage_id, from_stage_id, count(*) AS leads FROM moves GROUP BY day, stage_id, from_stage_id),
        sums AS (
            SELECT day, stage_id, sum(entered) AS entered, sum(gone) AS gone FROM (
                SELECT day, stage_id, leads AS entered, 0 AS gone FROM flow
                UNION ALL SELECT day, from_stage_id, 0, leads FROM flow WHERE from_stage_id IS NOT NULL) AS both_ways
            GROUP BY day, stage_id),
        days AS (
            SELECT CAST(d AS date) AS day, s.id AS stage_id
            FROM generate_series(LEAST((SELECT min(day) FROM flow), date '2025-10-01'), date '2025-12-31', interval '1 day') AS d CROSS JOIN stage AS s),
        running AS (
            SELECT d.day, d.stage_id, COALESCE(entered, 0) AS entered, COALESCE(gone, 0) AS gone,
                sum(COALESCE(entered, 0) - COALESCE(gone, 0)) OVER (PARTITION BY d.stage_id ORDER BY d.day) AS closing
            FROM days AS d LEFT JOIN sums ON sums.day = d.day AND sums.stage_id = d.stage_id)
        SELECT to_char(day, 'YYYY-MM-DD'), stage_id, CAST(entered AS bigint), CAST(gone AS bigint), CAST(closing AS bigint)
        FROM running WHERE day >= date '2025-10-01'
        """;

    /// <summary>Month of the first entry into MQL, leads, and those of them that have reached SQL or a later stage.</summary>
    public const string Cohorts =
        """
        WITH firsts AS (
            SELECT lead_id, min(occurred_at) FILTER (WHERE stage_id = 2) AS mql, max(occurred_at) FILTER (WHERE stage_id IN (3, 4, 5)) AS sql
            FROM transition WHERE voided_batch_id IS NULL GROUP BY lead_id)
        SELECT to_char(mql AT TIME ZONE 'UTC', 'YYYY-MM-01'), count(*), count(*) FILTER (WHERE sql >= mql)
        FROM firsts WHERE mql IS NOT NULL GROUP BY 1
        """;
}
