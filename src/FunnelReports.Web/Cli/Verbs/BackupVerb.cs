using System.CommandLine;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Sqlite;
using Npgsql;

namespace FunnelReports.Web.Cli.Verbs;

/// <summary><c>backup</c>: the whole embedded database as one file.</summary>
public static class BackupVerb
{
    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The new file. It must not be there yet." };
        var json = CliOptions.Json();
        var verb = new Verb(
            "backup",
            "Copy the embedded database into one file, while the program runs or not. On PostgreSQL it names the command to use.",
            "funnelreports backup /backups/funnel-2026-03-31.db")
        {
            file,
            json,
        };
        verb.SetAction((parsed, cancel) => RunAsync(host, parsed.GetRequiredValue(file), parsed.GetValue(json), cancel));
        return verb;
    }

    /// <summary>How PostgreSQL's own tools are told which database is meant. The password is left to PGPASSWORD or a password file.</summary>
    internal static string ServerOptions(IConfiguration configuration)
    {
        var server = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("FunnelReports"));
        return $"--host={server.Host} --port={server.Port} --username={server.Username ?? "USER"}";
    }

    private static async Task<int> RunAsync(CliHost host, string file, bool json, CancellationToken cancel)
    {
        var database = ConfiguredDatabase.From(host.Configuration);
        if (!database.Embedded)
        {
            var name = new NpgsqlConnectionStringBuilder(host.Configuration.GetConnectionString("FunnelReports")).Database;
            throw new MistakeException($"PostgreSQL makes its own backups. Run: pg_dump {ServerOptions(host.Configuration)} --format=custom --file={file} {name}");
        }

        if (!File.Exists(database.Place)) throw new MistakeException($"There is no database {database.Place} to back up. Name its folder with --Data:Path FOLDER.");
        await Task.Run(() => SqliteFiles.Copy(database.Place, file, cancel), cancel);
        var bytes = new FileInfo(file).Length;
        await host.Error.WriteLineAsync($"Backed up {database.Place} into {file} ({bytes:N0} bytes).");
        if (json) host.WriteJson(new { file = Path.GetFullPath(file), bytes });
        return ExitCode.Done;
    }
}
