using System.CommandLine;
using System.Globalization;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.Web.Scheduling;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>snapshot</c>: the nightly snapshot by hand.</summary>
public static class SnapshotVerb
{
    public static Command Create(CliHost host)
    {
        var date = new Option<string>("--date") { HelpName = "DAY", Description = "One day, yyyy-MM-dd. Without it every missing day, oldest first." };
        var json = CliOptions.Json();
        var verb = new Verb(
            "snapshot",
            "Publish the snapshots that are missing, or that of one day. A day is published once and never changes.",
            "funnelreports snapshot",
            "funnelreports snapshot --date 2026-03-31")
        {
            date,
            json,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var day = parsed.GetValue(date) is { } text ? DayOf(text) : (DateOnly?)null;
            var database = await host.ReadyDatabaseAsync(cancel);
            var outcomes = day is { } one ? await OneAsync(host, database, one, cancel) : await MissingAsync(host, database, cancel);
            if (parsed.GetValue(json)) host.WriteJson(new { snapshots = outcomes.Select(Document) });
            return outcomes.All(o => o.Result is SnapshotResult.Published or SnapshotResult.AlreadyPublished) ? ExitCode.Done : ExitCode.Failed;
        });
        return verb;
    }

    private static async Task<IReadOnlyList<SnapshotOutcome>> OneAsync(CliHost host, FunnelDatabase database, DateOnly day, CancellationToken cancel)
    {
        var outcome = await new NightlySnapshot(database, host.Clock, SnapshotSchedule.Due).RunAsync(day, JobTrigger.Hand, cancel);
        await host.Error.WriteLineAsync(outcome.ToString());
        return [outcome];
    }

    private static async Task<IReadOnlyList<SnapshotOutcome>> MissingAsync(CliHost host, FunnelDatabase database, CancellationToken cancel)
    {
        var outcomes = await new SnapshotBackfill(database, host.Clock, SnapshotSchedule.Due)
            .RunAsync(JobTrigger.Hand, null, outcome => host.Error.WriteLine(outcome.ToString()), cancel);
        if (outcomes.Count == 0) await host.Error.WriteLineAsync("No snapshot is missing.");
        return outcomes;
    }

    private static DateOnly DayOf(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException($"\"{text}\" is no day. Write it as year-month-day, for example 2026-03-31.");

    private static object Document(SnapshotOutcome outcome) =>
        new { day = outcome.Day, result = outcome.Result, outcome.Late, outcome.Rows, text = outcome.ToString() };
}
