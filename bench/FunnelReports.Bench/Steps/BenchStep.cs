using System.Diagnostics;
using FunnelReports.Bench.Servers;

namespace FunnelReports.Bench.Steps;

/// <summary>One thing to measure on one database.</summary>
internal abstract class BenchStep
{
    /// <summary>As <c>--only</c> names it.</summary>
    public abstract string Name { get; }

    public abstract Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results);

    /// <summary>The steps that the options ask for, in the order in which they leave each other's data alone.</summary>
    public static IEnumerable<BenchStep> Of(BenchOptions options)
    {
        BenchStep[] all =
            [new MakeStep(), new ReportsStep(options), new RebuildStep(options), new LiveStep(options), new PagesStep(options), new NightStep(), new ImportStep(options)];
        return all.Where(step => options.Only.Contains(step.Name));
    }

    /// <summary>Runs work and gives its result and its time in seconds.</summary>
    protected static async Task<(T Result, double Seconds)> TimeAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        return (result, watch.Elapsed.TotalSeconds);
    }
}
