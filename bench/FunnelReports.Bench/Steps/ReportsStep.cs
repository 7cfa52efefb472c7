using FunnelReports.Bench.Output;
using FunnelReports.Bench.Questions;
using FunnelReports.Bench.Servers;

namespace FunnelReports.Bench.Steps;

/// <summary>Each report from the rollups against plain SQL over the log, in turns on one server.</summary>
internal sealed class ReportsStep(BenchOptions options) : BenchStep
{
    public override string Name => "reports";

    public override async Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results)
    {
        var (fast, slow) = (0.0, 0.0);
        foreach (var question in await Question.AllAsync(database))
        {
            // The first answer from the rollups compiles code and is not counted.
            var answer = await question.FromRollups();
            var times = (Rollups: new List<double>(), Sql: new List<double>());
            for (var round = 0; round < options.SlowRuns; round++)
            {
                var (rows, seconds) = await TimeAsync(question.FromSql);
                AnswerCheck.RequireSame(question.Name, answer, rows);
                times.Sql.Add(seconds);
                for (var run = 0; run < options.Runs; run++) times.Rollups.Add((await TimeAsync(question.FromRollups)).Seconds);
            }

            var (measured, compared) = (Figures.Median(times.Rollups), Figures.Median(times.Sql));
            results.Add(Line($"report: {question.Name}", database.Leads, measured, compared));
            results.Comparable($"report: {question.Name}", database.Leads, measured);
            fast += measured;
            slow += compared;
        }

        results.Add(Line("the three reports together", database.Leads, fast, slow));
        results.Note("Each report's answers were compared before its ratio was taken: counts the same, means to a millionth, percentiles to 1 %.");
    }

    private static BenchLine Line(string what, int leads, double rollups, double sql) =>
        new(what, leads, Figures.Seconds(rollups), $"plain SQL {Figures.Seconds(sql)}", Figures.Times(sql / rollups), sql / rollups, TargetAt(leads));

    private static Target? TargetAt(int leads) => leads switch
    {
        >= 10_000_000 => Target.Least(1_000, "1,000×"),
        >= 1_000_000 => Target.Least(100, "100×"),
        _ => null,
    };
}
