using System.CommandLine;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>reconcile</c>: holds the rollups against the log.</summary>
public static class ReconcileVerb
{
    private const int Shown = 20;

    public static Command Create(CliHost host)
    {
        var json = CliOptions.Json();
        var verb = new Verb(
            "reconcile",
            "Check that every rollup is what the log gives and that the stages balance. Changes nothing. Exit code 1 when something differs.",
            "funnelreports reconcile",
            "funnelreports reconcile --json")
        {
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var database = await host.ReadyDatabaseAsync(cancel);
            var workspace = await host.WorkspaceAsync(database, cancel);
            var differences = await new Reconcile(database, workspace.Funnel, workspace.Calendar).RunAsync(cancel);
            if (parsed.GetValue(json)) host.WriteJson(new { agrees = differences.Count == 0, differences });
            else await SayAsync(host, differences);
            return differences.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
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
