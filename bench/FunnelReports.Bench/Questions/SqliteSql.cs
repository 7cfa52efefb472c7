namespace FunnelReports.Bench.Questions;

/// <summary>The plain SQL of SQLite: instants are microseconds, and percentiles are interpolated between numbered rows.</summary>
internal static class SqliteSql
{
    /// <summary>Stays left in the quarter: stage, exits, mean, median and 90th percentile in days.</summary>
    public const string Velocity =
        """
        WITH stays AS (
            SELECT stage_id, occurred_at AS entered,
                lead(occurred_at) OVER (PARTITION BY lead_id ORDER BY occurred_at, sequence, stage_id, transition_id) AS left_at
            FROM transition WHERE voided_batch_id IS NULL),
        left_in AS (
            SELECT stage_id, (left_at - entered) / 86400000000.0 AS days FROM stays
            WHERE left_at >= 1759276800000000 AND left_at < 1767225600000000),
        numbered AS (
            SELECT stage_id, days, row_number() OVER (PARTITION BY stage_id ORDER BY days) - 1 AS place, count(*) OVER (PARTITION BY stage_id) AS n FROM left_in)
        SELECT stage_id, n, avg(days),
            sum(days * max(0.0, 1 - abs(place - (n - 1) * 0.5))), sum(days * max(0.0, 1 - abs(place - (n - 1) * 0.9)))
        FROM numbered GROUP BY stage_id, n
        """;

    /// <summary>Day, stage, moves in, moves out and leads at the end of the day.</summary>
    public const string Balances =
        """
        WITH RECURSIVE moves AS (
            SELECT occurred_at / 86400000000 AS day, stage_id,
                lag(stage_id) OVER (PARTITION BY lead_id ORDER BY occurred_at, sequence, stage_id, transition_id) AS from_stage_id
            FROM transition WHERE voided_batch_id IS NULL),
        flow AS MATERIALIZED (SELECT day, stage_id, from_stage_id, count(*) AS leads FROM moves GROUP BY day, stage_id, from_stage_id),
        sums AS MATERIALIZED (
            SELECT day, stage_id, sum(entered) AS entered, sum(gone) AS gone FROM (
                SELECT day, stage_id, leads AS entered, 0 AS gone FROM flow
                UNION ALL SELECT day, from_stage_id, 0, leads FROM flow WHERE from_stage_id IS NOT NULL)
            GROUP BY day, stage_id),
        calendar(day) AS (
            SELECT min((SELECT min(day) FROM flow), 20362) UNION ALL SELECT day + 1 FROM calendar WHERE day < 20453),
        running AS (
            SELECT d.day, s.id AS stage_id, COALESCE(entered, 0) AS entered, COALESCE(gone, 0) AS gone,
                sum(COALESCE(entered, 0) - COALESCE(gone, 0)) OVER (PARTITION BY s.id ORDER BY d.day) AS closing
            FROM calendar AS d CROSS JOIN stage AS s LEFT JOIN sums ON sums.day = d.day AND sums.stage_id = s.id)
        SELECT date(day * 86400, 'unixepoch'), stage_id, entered, gone, closing FROM running WHERE day >= 20362
        """;

    /// <summary>Month of the first entry into MQL, leads, and those of them that have reached SQL or a later stage.</summary>
    public const string Cohorts =
        """
        WITH firsts AS (
            SELECT lead_id, min(occurred_at) FILTER (WHERE stage_id = 2) AS mql, max(occurred_at) FILTER (WHERE stage_id IN (3, 4, 5)) AS sql
            FROM transition WHERE voided_batch_id IS NULL GROUP BY lead_id)
        SELECT strftime('%Y-%m-01', mql / 1000000, 'unixepoch'), count(*), count(*) FILTER (WHERE sql >= mql)
        FROM firsts WHERE mql IS NOT NULL GROUP BY 1
        """;
}
