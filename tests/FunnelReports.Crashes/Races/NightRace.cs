using System.Diagnostics;
using System.Text.Json;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Crashes.Races;

/// <summary>Some processes publish the same missing nights on one PostgreSQL: each night is a race of which one must win.</summary>
public static class NightRace
{
    /// <summary>Runs as many processes over as many nights.</summary>
    public static async Task<RaceOutcome> RunAsync(int nights, int processes)
    {
        using var folder = new TempFolder();
        LeadFiles.Write(folder, 200);
        var madeAt = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(-nights), TimeSpan.Zero);
        await using var test = await TestDatabase.NewAsync(Engine.Postgres, TestDatabase.DefaultSeed, madeAt);
        var request = new ImportRequest(ImportKind.Leads, folder.At(LeadFiles.All)) { MapFile = folder.At(LeadFiles.Map) };
        await new ImportAndFold(test.Database, TimeProvider.System).RunAsync(request, default);

        var clock = Stopwatch.StartNew();
        var wins = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => PublishAsync(test, folder.Path)));
        var seconds = clock.Elapsed.TotalSeconds;

        var faults = new List<string>(await Checks.FaultsAsync(test.Database));
        faults.AddRange(await Checks.CellFaultsAsync(test.Database));
        faults.AddRange(await Checks.LeftoversAsync(test.Database));
        faults.AddRange(wins.SelectMany(w => w).GroupBy(day => day).Where(day => day.Count() > 1).Select(day => $"{day.Key} was published {day.Count()} times"));
        var missing = nights - wins.SelectMany(w => w).Distinct().Count();
        if (missing > 0) faults.Add($"{missing} nights are missing");
        if (await Checks.NumberAsync(test.Database, "SELECT COUNT(*) FROM job_run WHERE attempt <> 1") is var again and > 0) faults.Add($"{again} nights were begun more than once");
        return new RaceOutcome($"nights    Postgres  {nights,5} races of {processes}: won {string.Join(", ", wins.Select(w => w.Count))}; {faults.Count} faults; {seconds:0} s", faults);
    }

    /// <summary>The days that this process says it has published.</summary>
    private static async Task<IReadOnlyList<string>> PublishAsync(TestDatabase test, string folder)
    {
        await using var process = await ProgramProcess.StartAsync(test, folder, ["snapshot", "--json"]);
        await process.ExitAsync(TimeSpan.FromMinutes(10));
        using var answer = JsonDocument.Parse(process.Output);
        return [.. answer.RootElement.GetProperty("snapshots").EnumerateArray()
            .Where(s => s.GetProperty("result").GetString() == "published").Select(s => s.GetProperty("day").GetString()!)];
    }
}
