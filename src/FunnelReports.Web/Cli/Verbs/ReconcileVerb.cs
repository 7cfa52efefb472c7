using System.CommandLine;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Books;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Books;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>reconcile</c>: holds the rollups against the log, as the night to Sunday does, and keeps what it found where the pages show it.</summary>
public static class ReconcileVerb
{
    private const int Shown = 20;

    public static Command Create(CliHost host)
    {
        var json = CliOptions.Json();
        var verb = new Verb(
            "reconcile",
            "Check that every rollup is what the log gives and that the stages balance. Changes no number; sets or clears the alarm of the page Snapshots. Exit code 1 when something differs.",
            "funnelreports reconcile",
            "funnelreports reconcile --json")
        {
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var database = await host.ReadyDatabaseAsync(cancel);
            var differences = await CheckAsync(host, database, cancel);
            if (parsed.GetValue(json)) host.WriteJson(new { agrees = differences.Count == 0, differences });
            else await SayAsync(host, differences);
            return differences.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }

    private static async Task<IReadOnlyList<CellDifference>> CheckAsync(CliHost host, FunnelDatabase database, CancellationToken cancel)
    {
        var books = new NightlyReconcile(database, host.Clock);
        var day = await books.LastWholeDayAsync(cancel);
        if (await books.RunAsync(day, JobTrigger.Hand, cancel) is { } outcome) return outcome.Differences;
        var other = await new JobRuns(database, host.Clock).FindAsync(BooksStore.Job, day, cancel);
        throw new MistakeException(string.Create(
            CultureInfo.InvariantCulture,
            $"Another check is at work: {other?.Worker}. Wait until it is done. If it has died, try again after {other?.LeaseUntil.ToUtc():yyyy-MM-dd HH:mm} UTC."));
    }

    private static async Task SayAsync(CliHost host, IReadOnlyList<CellDifference> differences)
    {
        foreach (var d in differences.Take(Shown))
            await host.Output.WriteLineAsync($"{d.Table} {d.Cell}: holds {d.Held}, the log gives {d.FromLog}");
        if (differences.Count > Shown) await host.Output.WriteLineAsync($"… and {differences.Count - Shown:N0} more; --json shows all");
        await host.Error.WriteLineAsync(differences.Count == 0
            ? "The rollups agree with the log, and every stage balances."
            : $"{differences.Count:N0} cells differ from the log. Mend them with: {VerbTree.Program} rebuild");
    }
}
