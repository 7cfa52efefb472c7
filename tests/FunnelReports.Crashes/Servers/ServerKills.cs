using System.Diagnostics;
using FunnelReports.Crashes.Races;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Postgres;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Crashes.Servers;

/// <summary>
/// PostgreSQL itself is killed and started again while one process imports and another folds. Either may fail with a clear line; what was acknowledged
/// stays, and sending the file again completes it.
/// </summary>
public static class ServerKills
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Kills the server this many times, each time under another import.</summary>
    /// <param name="kills">How many.</param>
    /// <param name="leads">Leads of the file.</param>
    /// <param name="seed">Decides the moments.</param>
    public static async Task<RaceOutcome> RunAsync(int kills, int leads, int seed)
    {
        using var folder = new TempFolder();
        LeadFiles.Write(folder, leads);
        string[] import = ["import", "leads", folder.At(LeadFiles.All), "--map", folder.At(LeadFiles.Map)];
        await using var server = await KillablePostgres.StartAsync();
        await using var empty = await server.NewDatabaseAsync();
        await using var undisturbed = await empty.CopyAsync();
        var clock = Stopwatch.StartNew();
        await EndAsync(undisturbed, folder, import);
        var seconds = clock.Elapsed.TotalSeconds;
        var reference = await Account.OfAsync(undisturbed);

        var dice = new Random(seed);
        var (faults, refused) = (new List<string>(), 0);
        for (var kill = 1; kill <= kills; kill++)
        {
            await using var test = await empty.CopyAsync();
            var works = new[] { EndAsync(test, folder, [.. import, "--no-fold"]), EndAsync(test, folder, ["snapshot"]) };
            await Task.WhenAny(Task.WhenAll(works), Task.Delay(TimeSpan.FromSeconds(seconds * (0.3 + (0.6 * dice.NextDouble())))));
            await server.KillAsync();
            await server.StartAgainAsync();
            foreach (var (code, errors) in await Task.WhenAll(works))
            {
                if (code != 0) refused++;
                if (code is not (0 or 1) || errors.Contains("   at ", StringComparison.Ordinal)) faults.Add($"server kill {kill}: a process ended with {code} and said {errors}");
            }

            Npgsql.NpgsqlConnection.ClearAllPools();
            faults.AddRange((await Checks.CellFaultsAsync(test.Database)).Select(fault => $"server kill {kill}: {fault}"));
            var (again, said) = await EndAsync(test, folder, import);
            if (again != 0) faults.Add($"server kill {kill}: sending the file again ended with {again} and said {said}");
            faults.AddRange((await Checks.CellFaultsAsync(test.Database)).Concat((await Account.OfAsync(test)).DifferencesFrom(reference)).Select(fault => $"server kill {kill}, sent again: {fault}"));
        }

        return new RaceOutcome($"server    Postgres  {kills,5} kills of the server under load: {refused} processes told that they failed; {faults.Count} faults; {clock.Elapsed.TotalSeconds / kills:0.0} s each", faults);
    }

    private static async Task<(int Code, string Errors)> EndAsync(TestDatabase test, TempFolder folder, string[] arguments)
    {
        await using var process = await ProgramProcess.StartAsync(test, folder.Path, arguments);
        return (await process.ExitAsync(Patience), process.Errors);
    }
}
