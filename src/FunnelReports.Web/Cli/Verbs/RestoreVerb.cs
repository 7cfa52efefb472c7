using System.CommandLine;
using FunnelReports.Core;
using FunnelReports.Data.Sqlite;
using Npgsql;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>restore</c>: a backup in the place of the embedded database, with the program stopped.</summary>
public static class RestoreVerb
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A file that `backup` made." };
        var verb = new Verb(
            "restore",
            "Put a backup in the place of the embedded database. Stop the program first. What was there is kept beside it.",
            "funnelreports restore /backups/funnel-2026-03-31.db")
        {
            file,
        };
        verb.SetAction((parsed, cancel) => RunAsync(host, parsed.GetRequiredValue(file), cancel));
        return verb;
    }

    private static async Task<int> RunAsync(CliHost host, string file, CancellationToken cancel)
    {
        var database = ConfiguredDatabase.From(host.Configuration);
        if (!database.Embedded)
        {
            var name = new NpgsqlConnectionStringBuilder(host.Configuration.GetConnectionString("FunnelReports")).Database;
            throw new MistakeException(
                $"PostgreSQL restores its own backups. Stop the program, then run: pg_restore {BackupVerb.ServerOptions(host.Configuration)} --clean --if-exists --dbname={name} {file}");
        }

        DatabaseState.RequireWritableFolder(database);
        SqliteFiles.RequireFunnel(file);
        await DatabaseState.RequireNotNewerAsync(new SqliteDatabase(Path.GetFullPath(file)), cancel);
        var keepAs = $"{database.Place}.before-restore-{host.Clock.GetUtcNow():yyyyMMdd-HHmmss}";
        var kept = await Task.Run(() => SqliteFiles.Restore(file, database.Place, keepAs, cancel), cancel);
        await host.MigrateAsync(database, cancel);
        await host.Error.WriteLineAsync($"Restored {database.Place} from {file}.{(kept is null ? "" : $" What was there before is kept as {kept}.")}");
        return ExitCode.Done;
    }
}
