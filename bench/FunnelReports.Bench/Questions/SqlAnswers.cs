using FunnelReports.Bench.Servers;
using FunnelReports.Core.Stages;

namespace FunnelReports.Bench.Questions;

/// <summary>Answers by plain SQL over the log: what a good analyst would write, with no rollup in it.</summary>
internal sealed class SqlAnswers(BenchDatabase database, Funnel funnel)
{
    public Task<IReadOnlyList<AnswerRow>> VelocityAsync() => database.QueryAsync(
        database.IsPostgres ? PostgresSql.Velocity : SqliteSql.Velocity,
        row => new AnswerRow(Key(row.GetInt16(0)), [row.GetInt64(1)], [row.GetDouble(2)], [row.GetDouble(3), row.GetDouble(4)]));

    public Task<IReadOnlyList<AnswerRow>> BalancesAsync() => database.QueryAsync(
        database.IsPostgres ? PostgresSql.Balances : SqliteSql.Balances,
        row => new AnswerRow($"{row.GetString(0)} {Key(row.GetInt16(1))}", row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)));

    public Task<IReadOnlyList<AnswerRow>> CohortsAsync() => database.QueryAsync(
        database.IsPostgres ? PostgresSql.Cohorts : SqliteSql.Cohorts,
        row => new AnswerRow(row.GetString(0), row.GetInt64(1), row.GetInt64(2)));

    private string Key(short stage) => funnel[stage].Key;
}
