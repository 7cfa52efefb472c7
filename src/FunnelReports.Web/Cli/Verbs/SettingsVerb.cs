using System.CommandLine;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Jobs.Fold;
using FunnelReports.Web.Scheduling;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>settings list</c> and <c>settings set</c>: what belongs to the workspace and is kept in its database.</summary>
public static class SettingsVerb
{
    private const string TimeZone = "TimeZone";
    private const string Currency = "Currency";
    private const string FiscalYearStart = "FiscalYearStart";
    private const string WeekStart = "WeekStart";
    private const string SnapshotCron = "SnapshotCron";

    private const string CostLagDays = "CostLagDays";
    private const int LongestLag = 1095;

    private static readonly string[] Keys = [TimeZone, Currency, FiscalYearStart, WeekStart, SnapshotCron, CostLagDays];

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
            await SetAsync(host, database, known, parsed.GetRequiredValue(value).Trim(), before, cancel);
            var after = Values(await host.WorkspaceAsync(database, cancel))[known];
            await host.Error.WriteLineAsync(after == before ? $"{known} was {after} already." : $"{known} is now {after}; it was {before}.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Dictionary<string, string> Values(Workspace workspace) => new()
    {
        [TimeZone] = workspace.Calendar.ZoneId,
        [Currency] = workspace.Currency.Code,
        [FiscalYearStart] = workspace.Calendar.FiscalYear.StartMonth.ToString(CultureInfo.InvariantCulture),
        [WeekStart] = workspace.Calendar.WeekStart.Key,
        [SnapshotCron] = workspace.SnapshotCron,
        [CostLagDays] = WorkspaceStore.LagText(workspace.FixedLagDays),
    };

    private static string KeyOf(string typed)
    {
        var plain = typed.StartsWith("Workspace:", StringComparison.OrdinalIgnoreCase) ? typed["Workspace:".Length..] : typed;
        if (Keys.FirstOrDefault(k => k.Equals(plain, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        var near = Spelling.Nearest(plain, Keys) is { } meant ? $" Did you mean {meant}?" : "";
        throw new UsageException($"There is no setting \"{typed}\".{near} Known: {string.Join(", ", Keys)}.");
    }

    private static async Task SetAsync(CliHost host, FunnelDatabase database, string key, string value, string before, CancellationToken cancel)
    {
        var store = new WorkspaceStore(database, host.Clock);
        switch (key)
        {
            case TimeZone:
                await SetZoneAsync(host, database, Core.Calendars.ReportingCalendar.Create(value).ZoneId, cancel);
                break;
            case Currency:
                var currency = ParsedCurrency(value);
                if (currency.Code != before && await new DataExtent(database).HasMoneyAsync(cancel))
                    throw new MistakeException($"Currency stays {before}: amounts are kept in it already. Start a new database for another currency and import into it.");
                await store.SetCurrencyAsync(Audit.CommandLine, currency, cancel);
                break;
            case FiscalYearStart:
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
                    throw new UsageException($"\"{value}\" is no month. Write 1 to 12.");
                await store.SetFiscalYearStartAsync(Audit.CommandLine, month, cancel);
                break;
            case WeekStart:
                if (!Core.Calendars.WeekStart.TryParse(value, out var start)) throw new UsageException($"Weeks cannot start on \"{value}\". Write monday, saturday or sunday.");
                await SetWeekStartAsync(host, database, start, cancel);
                break;
            case CostLagDays:
                await store.SetFixedLagAsync(Audit.CommandLine, ParsedLag(value), cancel);
                break;
            default:
                var calendar = (await store.ReadAsync(cancel)).Calendar;
                if (!SnapshotSchedule.TryParse(value, calendar, out var schedule, out var problem)) throw new UsageException(problem.ToString());
                await store.SetSnapshotCronAsync(Audit.CommandLine, schedule.Text, cancel);
                break;
        }
    }

    private static Task SetZoneAsync(CliHost host, FunnelDatabase database, string zone, CancellationToken cancel) =>
        CountAnewAsync(host, $"by the days of {zone}", progress => new DefinitionChange(database, host.Clock).ToZoneAsync(Audit.CommandLine, zone, progress, cancel));

    private static Task SetWeekStartAsync(CliHost host, FunnelDatabase database, Core.Calendars.WeekStart start, CancellationToken cancel) =>
        CountAnewAsync(
            host, $"by weeks that start on {start.Day}", progress => new DefinitionChange(database, host.Clock).ToWeekStartAsync(Audit.CommandLine, start, progress, cancel));

    private static async Task CountAnewAsync(CliHost host, string how, Func<Action<long>, Task<long>> change)
    {
        var progress = host.NewProgress();
        var leads = await change(read => progress.Say($"Counting anew {how}: {read:N0} leads read"));
        progress.End();
        if (leads > 0) await host.Error.WriteLineAsync($"{leads:N0} leads were counted anew {how}. Published snapshots stay as they were.");
    }

    private static int? ParsedLag(string value)
    {
        if (value.Equals("measured", StringComparison.OrdinalIgnoreCase)) return null;
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= LongestLag ? days
            : throw new UsageException($"\"{value}\" is no lag. Write the days from first entry to MQL, 0 to {LongestLag}, or measured.");
    }

    private static Currency ParsedCurrency(string value) =>
        Core.Currency.TryParse(value, out var currency) ? currency : throw new UsageException($"\"{value}\" is no currency. Write a code of ISO 4217, for example EUR, USD, GBP or JPY.");
}
