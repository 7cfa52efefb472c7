using System.CommandLine;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using FunnelReports.Jobs;
using FunnelReports.Web.Scheduling;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>settings list</c> and <c>settings set</c>: what belongs to the workspace and is kept in its database.</summary>
public static class SettingsVerb
{
    private const string SnapshotCron = "SnapshotCron";

    private static readonly string[] Keys = [WorkspaceSettings.TimeZone, WorkspaceSettings.Currency, WorkspaceSettings.FiscalYearStart, WorkspaceSettings.WeekStart, SnapshotCron, WorkspaceSettings.CostLagDays];

    public static System.CommandLine.Command Create(CliHost host) => new Verb(
        "settings",
        "Show or change the settings of the workspace: TimeZone, Currency, FiscalYearStart, WeekStart, SnapshotCron, CostLagDays.",
        "funnelreports settings list",
        "funnelreports settings set SnapshotCron \"30 1 * * *\"")
    {
        ListVerb(host),
        SetVerb(host),
    };

    private static Verb ListVerb(CliHost host)
    {
        var json = CliOptions.Json();
        var verb = new Verb("list", "Write the settings, one KEY=VALUE a line.", "funnelreports settings list --json") { json };
        verb.SetAction(async (parsed, cancel) =>
        {
            var values = Values(await host.WorkspaceAsync(await host.ReadyDatabaseAsync(cancel), cancel));
            if (parsed.GetValue(json)) host.WriteJson(values);
            else foreach (var (key, value) in values) await host.Output.WriteLineAsync($"{key}={value}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Verb SetVerb(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = string.Join(", ", Keys) };
        var value = new Argument<string>("VALUE") { Description = "An IANA time zone; an ISO 4217 code; a month 1 to 12; monday, saturday or sunday; five cron fields in the reporting time zone; days from first entry to MQL, or measured." };
        var verb = new Verb(
            "set",
            "Change one setting. Another time zone or day on which weeks start counts every lead anew; published snapshots stay as they were. The currency can be changed until there are amounts.",
            "funnelreports settings set TimeZone Europe/Zagreb",
            "funnelreports settings set SnapshotCron \"15 0 * * *\"")
        {
            key,
            value,
        };
        verb.SetAction(async (parsed, cancel) =>
        {
            var known = KeyOf(parsed.GetRequiredValue(key));
            var database = await host.ReadyDatabaseAsync(cancel);
            var before = Values(await host.WorkspaceAsync(database, cancel))[known];
            await SetAsync(host, database, known, parsed.GetRequiredValue(value).Trim(), cancel);
            var after = Values(await host.WorkspaceAsync(database, cancel))[known];
            await host.Error.WriteLineAsync(after == before ? $"{known} was {after} already." : $"{known} is now {after}; it was {before}.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Dictionary<string, string> Values(Workspace workspace)
    {
        var values = WorkspaceSettings.Values(workspace);
        values[SnapshotCron] = workspace.SnapshotCron;
        return Keys.ToDictionary(key => key, key => values[key]);
    }

    private static DayOfWeek DayOf(string value) => WeekStart.TryParse(value, out var start) ? start.Day : default;

    private static string KeyOf(string typed)
    {
        var plain = typed.StartsWith("Workspace:", StringComparison.OrdinalIgnoreCase) ? typed["Workspace:".Length..] : typed;
        if (Keys.FirstOrDefault(k => k.Equals(plain, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        var near = Spelling.Nearest(plain, Keys) is { } meant ? $" Did you mean {meant}?" : "";
        throw new UsageException($"There is no setting \"{typed}\".{near} Known: {string.Join(", ", Keys)}.");
    }

    private static async Task SetAsync(CliHost host, FunnelDatabase database, string key, string value, CancellationToken cancel)
    {
        if (key == SnapshotCron)
        {
            var store = new WorkspaceStore(database, host.Clock);
            var calendar = (await store.ReadAsync(cancel)).Calendar;
            if (!SnapshotSchedule.TryParse(value, calendar, out var schedule, out var problem)) throw new UsageException(problem.ToString());
            await store.SetSnapshotCronAsync(Audit.CommandLine, schedule.Text, cancel);
            return;
        }

        if (WorkspaceSettings.Fault(key, value) is { } fault) throw new UsageException(fault);
        var how = key == WorkspaceSettings.WeekStart ? $"by weeks that start on {DayOf(value)}" : $"by the days of {value}";
        var progress = host.NewProgress();
        var leads = await new WorkspaceSettings(database, host.Clock).SetAsync(
            Audit.CommandLine, key, value, read => progress.Say($"Counting anew {how}: {read:N0} leads read"), cancel);
        progress.End();
        if (leads > 0) await host.Error.WriteLineAsync($"{leads:N0} leads were counted anew {how}. Published snapshots stay as they were.");
    }
}
