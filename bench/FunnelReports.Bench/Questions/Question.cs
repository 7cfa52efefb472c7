namespace FunnelReports.Bench.Questions;

/// <summary>A question that both the rollups and plain SQL over the log answer.</summary>
/// <param name="Name">In words.</param>
/// <param name="FromRollups">Asks the program, as its pages do.</param>
/// <param name="FromSql">Asks the database.</param>
internal sealed record Question(string Name, Func<Task<IReadOnlyList<AnswerRow>>> FromRollups, Func<Task<IReadOnlyList<AnswerRow>>> FromSql)
{
    /// <summary>The three questions of the targets.</summary>
    public static async Task<IReadOnlyList<Question>> AllAsync(Servers.BenchDatabase database)
    {
        var workspace = await database.WorkspaceAsync();
        var rollups = new RollupAnswers(database, workspace);
        var sql = new SqlAnswers(database, workspace.Funnel);
        return
        [
            new($"velocity of {RollupAnswers.Quarter} (mean, median, p90)", rollups.VelocityAsync, sql.VelocityAsync),
            new($"stages of {RollupAnswers.Quarter} by day", rollups.BalancesAsync, sql.BalancesAsync),
            new("MQL→SQL cohorts by month, three years", rollups.CohortsAsync, sql.CohortsAsync),
        ];
    }
}
