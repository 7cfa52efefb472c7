using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FunnelReports.Bench.Servers;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Imports;

namespace FunnelReports.Bench.Children;

/// <summary>The other side of <see cref="ChildProcess"/>: does the work and tells what it took.</summary>
internal static class ChildWork
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var database = new BenchDatabase(arguments[0], arguments[1], 0);
            var watch = Stopwatch.StartNew();
            var count = arguments[2] switch
            {
                "rebuild" => await FoldJobs.RebuildAsync(database),
                "import" => await ImportAsync(database, Enum.Parse<ImportKind>(arguments[3]), arguments[4]),
                var other => throw new BenchException($"There is no work '{other}'."),
            };
            Console.WriteLine(JsonSerializer.Serialize(new ChildResult(watch.Elapsed.TotalSeconds, count, Peak())));
            return 0;
        }
        catch (Exception error) when (error is BenchException or System.Data.Common.DbException or ImportException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(error.ToString());
            return 1;
        }
    }

    private static async Task<long> ImportAsync(BenchDatabase database, ImportKind kind, string file)
    {
        var result = await new ImportAndFold(database.Funnel, TimeProvider.System).ImportAsync(new ImportRequest(kind, file), CancellationToken.None);
        return result.RowsRefused == 0 ? result.RowsRead : throw new BenchException($"{result.RowsRefused} rows were refused, the first: {result.FirstRefusals[0]}");
    }

    private static double Peak()
    {
        const string name = "VmHWM:";
        if (!File.Exists("/proc/self/status")) return 0;
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line[name.Length..^2], CultureInfo.InvariantCulture) / 1024;
    }
}
