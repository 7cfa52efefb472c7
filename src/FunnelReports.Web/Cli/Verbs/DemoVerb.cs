using System.CommandLine;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using FunnelReports.Data.Sqlite;
using FunnelReports.Jobs.Demo;
using FunnelReports.Web.Scheduling;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>demo</c>: made-up data in a file of its own, served.</summary>
public static class DemoVerb
{
    private const string FileName = "demo.db";

    public static Command Create(CliHost host)
    {
        var clear = new Option<bool>("--clear") { Description = "Delete the demo's file instead." };
        var verb = new Verb(
            "demo",
            "Serve 18 months of made-up data from a file of its own, demo.db in the data folder. Real leads are not touched.",
            "funnelreports demo",
            "funnelreports demo --clear")
        {
            clear,
        };
        verb.SetAction((parsed, cancel) => parsed.GetValue(clear) ? ClearAsync(host) : RunAsync(host, cancel));
        return verb;
    }

    private static async Task<int> ClearAsync(CliHost host)
    {
        var file = ConfiguredDatabase.FileOf(host.Configuration, FileName);
        if (File.Exists(file)) SqliteFiles.RequireUnused(file);
        await RequireMadeUpAsync(host, new SqliteDatabase(file), CancellationToken.None);
        SqliteConnection.ClearAllPools();
        await host.Error.WriteLineAsync(SqliteFiles.Delete(file) ? $"The demo is gone: {file} is deleted." : $"There is no demo to delete: {file} is not there.");
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(CliHost host, CancellationToken cancel)
    {
        var file = ConfiguredDatabase.FileOf(host.Configuration, FileName);
        if (!string.IsNullOrWhiteSpace(host.Configuration.GetConnectionString("FunnelReports")))
            await host.Error.WriteLineAsync($"The demo uses its own file {file}; the PostgreSQL database of the settings is not touched.");
        var seed = ConfiguredDatabase.SeedFrom(host.Configuration);
        var database = new SqliteDatabase(file);
        DatabaseState.RequireWritableFolder(database);
        await RequireMadeUpAsync(host, database, cancel);
        if (!await IsOfTodayAsync(host, database, seed, cancel)) await MakeAsync(host, file, seed, cancel);
        await host.Error.WriteLineAsync($"This is made-up data in {file}. Delete it with: {VerbTree.Program} demo --clear");
        await DemoSignIns.OpenAsync(host, database, cancel);
        return await host.ServeAsync(new("ConnectionStrings:FunnelReports", ""), new("Data:File", FileName));
    }

    // Whoever removed the made-up data on the page may have imported leads since.
    private static async Task RequireMadeUpAsync(CliHost host, SqliteDatabase database, CancellationToken cancel)
    {
        if (!File.Exists(database.Place) || await DatabaseState.MissingMigrationsAsync(database, cancel) > 0) return;
        if ((await host.WorkspaceAsync(database, cancel)).Demo || !await new DataExtent(database).HasLeadsAsync(cancel)) return;
        throw new MistakeException($"{database.Place} holds leads that are not made up: it stays as it is. Serve it with --Data:File {FileName}, or move it away for a new demo.");
    }

    private static async Task<bool> IsOfTodayAsync(CliHost host, SqliteDatabase database, WorkspaceSeed seed, CancellationToken cancel)
    {
        if (!File.Exists(database.Place) || await DatabaseState.MissingMigrationsAsync(database, cancel) > 0) return false;
        var workspace = await host.WorkspaceAsync(database, cancel);
        var zone = ReportingCalendar.Create(seed.TimeZone, seed.FiscalYearStart).ZoneId;
        return workspace.Calendar.ZoneId == zone
            && workspace.Currency.Code == Currency.Parse(seed.Currency).Code
            && workspace.Calendar.DayOf(workspace.CreatedAt).AddDays(DemoWorkspace.Nights - 1) == DemoWorkspace.LastDay(seed, host.Clock);
    }

    // Made under another name first: a demo that was stopped half-way is never served.
    private static async Task MakeAsync(CliHost host, string file, WorkspaceSeed seed, CancellationToken cancel)
    {
        SqliteConnection.ClearAllPools(); // those of this process, that has just looked into the file
        if (File.Exists(file)) SqliteFiles.RequireUnused(file);
        var part = file + ".part";
        SqliteFiles.Delete(part);
        var started = host.Clock.GetTimestamp();
        var progress = host.NewProgress();
        try
        {
            var leads = await new DemoWorkspace(new SqliteDatabase(part), host.Clock, SnapshotSchedule.Due).MakeAsync(seed, (doing, _) => progress.Say(doing), cancel);
            SqliteConnection.ClearAllPools();
            SqliteFiles.Delete(file);
            File.Move(part, file);
            progress.End();
            await host.Error.WriteLineAsync($"Made {leads:N0} leads in {host.Clock.GetElapsedTime(started).TotalSeconds:0.0} s.");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            SqliteFiles.Delete(part);
        }
    }
}
