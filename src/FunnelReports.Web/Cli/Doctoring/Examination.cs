using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;

namespace FunnelReports.Web.Cli.Doctoring;

/// <summary>Looks at everything that the program needs, and changes nothing.</summary>
public sealed class Examination(CliHost host)
{
    private const long LittleDisk = 1L << 30;

    private readonly List<Finding> findings = [];

    /// <summary>All checks, in order; one that fails does not keep the others from being made.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancel)
    {
        Try("program", () => Good("program", $"{typeof(Examination).Assembly.GetName().Version?.ToString(3)} on {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}"));
        Try("time zones and languages", Icu);
        FunnelDatabase? database = null;
        Try("settings", () =>
        {
            database = ConfiguredDatabase.From(host.Configuration);
            var seed = ConfiguredDatabase.SeedFrom(host.Configuration);
            Good("settings", $"{database.Name} at {database.Place}; a new workspace would be in {seed.TimeZone}, {seed.Currency}");
        });
        if (database is null) return findings;
        if (database.Embedded) Try("data folder", () => Folder(database));
        if (database.Embedded && !File.Exists(database.Place))
        {
            Note("database", $"there is none at {database.Place} yet; the first start or import makes it");
            return findings;
        }

        if (await TryAsync("database", () => DatabaseAsync(database, cancel))) await ContentAsync(database, cancel);
        return findings;
    }

    private void Icu()
    {
        var zones = TimeZoneInfo.GetSystemTimeZones().Count;
        if (zones < 100) Bad("time zones and languages", $"only {zones} time zones are known. Install the package tzdata.");
        else if (CultureInfo.GetCultureInfo("fr").NativeName == CultureInfo.InvariantCulture.NativeName || AppContext.TryGetSwitch("System.Globalization.Invariant", out var invariant) && invariant)
            Bad("time zones and languages", "there is no ICU. Install the package libicu, and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        else Good("time zones and languages", $"ICU is there, {zones} time zones are known");
    }

    private void Folder(FunnelDatabase database)
    {
        var folder = Path.GetDirectoryName(database.Place)!;
        var there = folder;
        while (!Directory.Exists(there)) there = Path.GetDirectoryName(there)!;
        if (there == folder) DatabaseState.RequireWritableFolder(database);
        Good("data folder", there == folder ? $"{folder} can be written" : $"{folder} will be made");
        var free = new DriveInfo(there).AvailableFreeSpace;
        var text = $"{free / (double)LittleDisk:N1} GiB are free at {there}";
        if (free < LittleDisk) Bad("disk", $"{text}. Make room: a database that cannot grow takes no more leads.");
        else Good("disk", text);
    }

    private async Task DatabaseAsync(FunnelDatabase database, CancellationToken cancel)
    {
        await DatabaseState.RequireNotNewerAsync(database, cancel);
        var missing = await DatabaseState.MissingMigrationsAsync(database, cancel);
        if (missing == 0) Good("database", "it answers, and its schema is this program's");
        else if (database.Embedded) throw new MistakeException($"its schema is {missing} migration(s) behind; the next start brings it up to date, or: migrate");
        else await DatabaseState.RequireCurrentAsync(database, cancel);
    }

    private async Task ContentAsync(FunnelDatabase database, CancellationToken cancel)
    {
        var extent = new DataExtent(database);
        await TryAsync("workspace", async () =>
        {
            var workspace = await host.WorkspaceAsync(database, cancel);
            Good("workspace", $"{workspace.Calendar.ZoneId}, {workspace.Currency.Code}, stages {string.Join(" → ", workspace.Funnel.SuccessPath.Where(s => !s.Retired).Select(s => s.Key))}");
            await SnapshotsAsync(extent, workspace, cancel);
        });
        await TryAsync("work left", async () =>
        {
            var left = await extent.UnfoldedLeadsAsync(cancel);
            if (left == 0) Good("work left", "every lead is in the reports");
            else Note("work left", $"{left:N0} leads are not in the reports yet; the server takes them in, or: {VerbTree.Program} snapshot");
        });
    }

    private async Task SnapshotsAsync(DataExtent extent, Workspace workspace, CancellationToken cancel)
    {
        var now = Instant.FromUtc(host.Clock.GetUtcNow().UtcDateTime);
        var yesterday = workspace.Calendar.DayOf(now).AddDays(-1);
        var last = await extent.LastDoneAsync("snapshot", cancel);
        if (last >= yesterday) Good("snapshots", $"the last one is of {last:yyyy-MM-dd}");
        else if (workspace.Calendar.DayOf(workspace.CreatedAt) > yesterday) Good("snapshots", "none is due yet; the first one is made next night");
        else Note("snapshots", $"{(last is { } day ? $"the last one is of {day:yyyy-MM-dd}" : "there is none yet")}; the server makes up for the missing days, or: {VerbTree.Program} snapshot");
    }

    private void Good(string check, string text) => findings.Add(new Finding(check, Health.Good, text));

    private void Note(string check, string text) => findings.Add(new Finding(check, Health.Doubtful, text));

    private void Bad(string check, string text) => findings.Add(new Finding(check, Health.Bad, text));

    private void Try(string check, Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (Faults.Explain(fault, null) is { } line)
        {
            Bad(check, line);
        }
    }

    private async Task<bool> TryAsync(string check, Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception fault) when (Faults.Explain(fault, host.Configuration) is { } line)
        {
            Bad(check, line);
            return false;
        }
    }
}
