using FunnelReports.Bench.Children;
using FunnelReports.Bench.Output;
using FunnelReports.Bench.Questions;
using FunnelReports.Bench.Servers;

namespace FunnelReports.Bench.Steps;

/// <summary>A full rebuild in a process of its own against the three plain queries, in turns, and the memory that it took.</summary>
internal sealed class RebuildStep(BenchOptions options) : BenchStep
{
    public override string Name => "rebuild";

    public override async Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results)
    {
        var questions = await Question.AllAsync(database);
        var (rebuilds, queries, peaks) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < options.SlowRuns; round++)
        {
            var child = await ChildProcess.RunAsync(database, "rebuild");
            rebuilds.Add(child.Seconds);
            peaks.Add(child.PeakMegabytes);
            await database.TidyAsync();
            var sum = 0.0;
            foreach (var question in questions) sum += (await TimeAsync(question.FromSql)).Seconds;
            queries.Add(sum);
        }

        var (rebuild, sql) = (Figures.Median(rebuilds), Figures.Median(queries));
        var moves = await database.NumberAsync("SELECT count(*) FROM transition");
        results.Add(new BenchLine(
            "rebuild of every rollup", database.Leads, $"{Figures.Seconds(rebuild)} ({Figures.Rate(moves / rebuild, "moves")})", $"three plain queries {Figures.Seconds(sql)}",
            Figures.Times(rebuild / sql), rebuild / sql, Target.Most(0.6, "0.6×, aim 0.4×")));
        results.Add(new BenchLine(
            "memory of the rebuild", database.Leads, Figures.Megabytes(peaks.Max()), "", Figures.Megabytes(peaks.Max()), peaks.Max(), Target.Most(512, "512 MB")));
        results.Note("Memory is the peak (VmHWM) of a process that does only that.");
    }
}
