using FunnelReports.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Bench.Servers;

/// <summary>A folder of SQLite files, with the settings that the program itself uses.</summary>
internal sealed class SqliteFolder(string folder, bool temporary) : BenchServer
{
    public override string? Folder => folder;

    public static SqliteFolder Open(BenchOptions options)
    {
        var given = options.Folder ?? options.Connection;
        var folder = given ?? Directory.CreateTempSubdirectory("funnelreports-bench-").FullName;
        Directory.CreateDirectory(folder);
        return new SqliteFolder(folder, given is null && !options.Keep);
    }

    public override BenchDatabase Database(int leads) => new("sqlite", Path.Combine(folder, $"funnel-bench-{leads}.db"), leads);

    public override Task ResetAsync(BenchDatabase database) => DropAsync(database);

    public override Task DropAsync(BenchDatabase database)
    {
        SqliteConnection.ClearAllPools();
        SqliteFiles.Delete(database.Place);
        return Task.CompletedTask;
    }

    public override Task<(string Version, IReadOnlyList<string> Settings)> DescribeAsync()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return Task.FromResult<(string, IReadOnlyList<string>)>(
            ($"SQLite {connection.ServerVersion}", ["journal_mode=wal", "synchronous=full", "foreign_keys=on", "page_size=4096"]));
    }

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (temporary) Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
