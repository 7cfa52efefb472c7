using System.Diagnostics;
using FunnelReports.Core.Imports;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Imports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Crashes.Races;

/// <summary>Some processes fold the same queue of changed leads on one PostgreSQL: each lead must be counted once.</summary>
public static class FoldRace
{
    /// <summary>Runs as many races of as many processes over as many leads.</summary>
    public static async Task<RaceOutcome> RunAsync(int races, int processes, int leads)
    {
        using var folder = new TempFolder();
        LeadFiles.Write(folder, leads);
        await using var waiting = await TestDatabase.NewAsync(Engine.Postgres);
        await ImportAsync(waiting, folder, LeadFiles.All);
        await using var reference = await waiting.CopyAsync();
        var workspace = await reference.WorkspaceAsync();
        await new Rebuild(reference.Database, workspace).RunAsync(default);
        var right = await Account.OfAsync(reference);

        var clock = Stopwatch.StartNew();
        var faults = new List<string>();
        for (var race = 1; race <= races; race++)
        {
            await using var test = await waiting.CopyAsync();
            var codes = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => FoldAsync(test, folder)));
            IEnumerable<string> found = [
                .. codes.Where(code => code != 0).Select(code => $"a process ended with {code}"),
                .. await Checks.FaultsAsync(test.Database), .. await Checks.LeftoversAsync(test.Database), .. (await Account.OfAsync(test)).DifferencesFrom(right)];
            faults.AddRange(found.Select(fault => $"fold race {race}: {fault}"));
        }

        return new RaceOutcome($"fold      Postgres  {races,5} races of {processes} over {leads} leads; {faults.Count} faults; {clock.Elapsed.TotalSeconds / races:0.0} s each", faults);
    }

    private static Task<ImportResult> ImportAsync(TestDatabase test, TempFolder folder, string file) =>
        new ImportAndFold(test.Database, TimeProvider.System)
            .ImportAsync(new ImportRequest(ImportKind.Leads, folder.At(file)) { MapFile = folder.At(LeadFiles.Map) }, default);

    // Importing a row that is known changes nothing, and folds whatever waits.
    private static async Task<int> FoldAsync(TestDatabase test, TempFolder folder)
    {
        await using var process = await ProgramProcess.StartAsync(test, folder.Path, ["import", "leads", folder.At(LeadFiles.One), "--map", folder.At(LeadFiles.Map)]);
        return await process.ExitAsync(TimeSpan.FromMinutes(5));
    }
}
