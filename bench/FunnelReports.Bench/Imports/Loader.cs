using System.Diagnostics;
using FunnelReports.Bench.Servers;
using FunnelReports.TestKit;
using Npgsql;

namespace FunnelReports.Bench.Imports;

/// <summary>
/// The database's own loader, the yardstick of imports: <c>psql \copy</c> or <c>sqlite3 .import</c>, into tables of the same columns and indexes that hold the
/// same rows as the program's.
/// </summary>
internal sealed class Loader(BenchDatabase database)
{
    private static readonly string[] Tables = ["lead", "lead_key", "transition"];

    // The program's tables and indexes. sqlite3 fills every column and writes an empty text where a file says nothing, so such columns come last.
    private const string SqliteTables =
        """
        CREATE TABLE bench_lead (lead_id INTEGER NOT NULL PRIMARY KEY, created_at INTEGER, email TEXT, name TEXT, company TEXT, country TEXT, score INTEGER,
            channel_id INTEGER NOT NULL, persona_id INTEGER NOT NULL, origin_id INTEGER NOT NULL, campaign_id INTEGER NOT NULL,
            stage_id INTEGER, stage_since INTEGER);
        CREATE INDEX bench_lead_stage ON bench_lead (stage_id, stage_since);
        CREATE TABLE bench_lead_key (source TEXT NOT NULL, external_id TEXT NOT NULL, lead_id INTEGER NOT NULL, PRIMARY KEY (source, external_id));
        CREATE INDEX bench_lead_key_lead ON bench_lead_key (lead_id);
        CREATE TABLE bench_transition (lead_id INTEGER NOT NULL, transition_id INTEGER NOT NULL, stage_id INTEGER NOT NULL, occurred_at INTEGER NOT NULL,
            sequence INTEGER NOT NULL, campaign_id INTEGER NOT NULL, action_id INTEGER NOT NULL, actor_id INTEGER NOT NULL, reason_id INTEGER NOT NULL,
            batch_id INTEGER NOT NULL, event_id TEXT, PRIMARY KEY (lead_id, transition_id));
        CREATE UNIQUE INDEX bench_transition_moves ON bench_transition (lead_id, occurred_at, stage_id, sequence);
        CREATE UNIQUE INDEX bench_transition_events ON bench_transition (lead_id, event_id) WHERE event_id <> '';
        CREATE INDEX bench_transition_at ON bench_transition (occurred_at);
        """;

    /// <summary>Its name, with which the table explains itself; null when the program is not installed.</summary>
    public string? Name { get; } =
        Requirements.FindOnPath(database.IsPostgres ? "psql" : "sqlite3") is null ? null : database.IsPostgres ? "\\copy" : "sqlite3 .import";

    /// <summary>Makes the tables and fills them with what the program's hold.</summary>
    public async Task PrepareAsync()
    {
        await DropAsync();
        if (!database.IsPostgres) await database.ExecuteAsync(SqliteTables);
        foreach (var table in Tables)
        {
            if (database.IsPostgres) await database.ExecuteAsync($"CREATE TABLE bench_{table} (LIKE {table} INCLUDING ALL)");
            var columns = database.IsPostgres ? "*" : ColumnsOf(table);
            await database.ExecuteAsync($"INSERT INTO bench_{table} {(database.IsPostgres ? "" : $"({columns}) ")}SELECT {columns} FROM {table}");
        }
    }

    public async Task DropAsync()
    {
        foreach (var table in Tables) await database.ExecuteAsync($"DROP TABLE IF EXISTS bench_{table}");
    }

    /// <summary>Loads leads and their keys.</summary>
    public async Task<double> LoadLeadsAsync(ImportFiles files) => await LoadAsync("lead", files.LeadRows) + await LoadAsync("lead_key", files.KeyRows);

    /// <summary>Loads moves.</summary>
    public Task<double> LoadMovesAsync(ImportFiles files) => LoadAsync("transition", files.MoveRows);

    private async Task<double> LoadAsync(string table, string file)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(database.IsPostgres ? Psql(table, file) : Sqlite3(table, file))!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && errors.Length == 0 ? watch.Elapsed.TotalSeconds : throw new BenchException($"{Name} failed:\n{errors}");
    }

    private ProcessStartInfo Psql(string table, string file)
    {
        var at = new NpgsqlConnectionStringBuilder(database.Place);
        var start = new ProcessStartInfo(
            "psql",
            ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", at.Host!, "-p", $"{at.Port}", "-U", at.Username!, "-d", at.Database!,
                "-c", $"\\copy bench_{table} ({ColumnsOf(table)}) from '{file}' with (format csv)"])
        {
            RedirectStandardError = true,
        };
        if (at.Password is { } password) start.Environment["PGPASSWORD"] = password;
        return start;
    }

    private ProcessStartInfo Sqlite3(string table, string file) =>
        new(
            "sqlite3",
            ["-bail", "-cmd", "PRAGMA synchronous = FULL", "-cmd", "PRAGMA cache_size = -32768", "-cmd", "PRAGMA wal_autocheckpoint = 10000",
                database.Place, $".import --csv '{file}' bench_{table}"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };

    private static string ColumnsOf(string table) => table switch
    {
        "lead" => ImportFiles.LeadColumns,
        "lead_key" => ImportFiles.KeyColumns,
        _ => ImportFiles.MoveColumns,
    };
}
