using System.CommandLine;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>rebuild</c>: every rollup anew from the log.</summary>
public static class RebuildVerb
{
    public static Command Create(CliHost host)
    {
        var json = CliOptions.Json();
        var verb = new Verb(
            "rebuild",
            "Make every rollup anew from the log. Reports keep the old numbers until it is done; stopping it changes nothing.",
            "funnelreports rebuild")
        {
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var database = await host.ReadyDatabaseAsync(cancel);
            var leads = await RunAsync(host, database, cancel);
            if (parsed.GetValue(json)) host.WriteJson(new { leads });
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Rebuilds with progress, and returns how many leads were read.</summary>
    public static async Task<long> RunAsync(CliHost host, Data.FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(host);
        var workspace = await host.WorkspaceAsync(database, cancel);
        var progress = host.NewProgress();
        var leads = await new Rebuild(database, workspace).RunAsync(cancel, read => progress.Say($"Rebuilding: {read:N0} leads read"));
        progress.End();
        await host.Error.WriteLineAsync($"Rebuilt the rollups from {leads:N0} leads.");
        return leads;
    }
}
