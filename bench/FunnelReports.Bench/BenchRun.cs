using System.Text.Json;
using FunnelReports.Bench.Output;
using FunnelReports.Bench.Servers;
using FunnelReports.Bench.Steps;

namespace FunnelReports.Bench;

/// <summary>One run: makes the databases on one server, measures each step on each of them, and prints the table.</summary>
internal sealed class BenchRun(BenchOptions options)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public async Task<int> RunAsync()
    {
        var load = Machine.Load();
        await using var server = await BenchServer.OpenAsync(options);
        var results = new BenchResults();
        foreach (var leads in options.Leads)
        {
            foreach (var step in BenchStep.Of(options))
            {
                results.Say($"{leads:#,0} leads: {step.Name}");
                await step.RunAsync(server, server.Database(leads), results);
            }
        }

        results.CompareSizes();
        if (!options.Keep)
        {
            foreach (var leads in options.Leads) await server.DropAsync(server.Database(leads));
        }

        var (version, settings) = await server.DescribeAsync();
        await PrintAsync(new BenchReport(
            TimeProvider.System.GetUtcNow().UtcDateTime, version, settings, Command(), await Machine.DescribeAsync(server.Folder), load, Machine.Load(),
            results.Lines, results.Notes));
        return 0;
    }

    private async Task PrintAsync(BenchReport report)
    {
        if (options.Json != "-") Console.WriteLine(report.ToMarkdown());
        if (options.Out is { } file) await File.WriteAllTextAsync(file, report.ToMarkdown());
        if (options.Json is not { } json) return;
        var text = JsonSerializer.Serialize(report, Indented);
        if (json == "-") Console.WriteLine(text);
        else await File.WriteAllTextAsync(json, text);
    }

    // Without the connection: it may hold a password.
    private string Command() =>
        $"--engine {options.Engine} --leads {string.Join(',', options.Leads)} --runs {options.Runs} --import-moves {options.ImportMoves} --only {string.Join(',', options.Only)}";
}
