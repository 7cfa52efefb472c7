using Npgsql;

namespace FunnelReports.Bench.Servers;

/// <summary>A PostgreSQL server; its user may create databases.</summary>
internal class PostgresServer(string connectionString, string? folder) : BenchServer
{
    private static readonly string[] Telling =
    [
        "shared_buffers", "work_mem", "maintenance_work_mem", "effective_cache_size", "max_wal_size", "checkpoint_timeout",
        "max_parallel_workers_per_gather", "jit", "fsync", "synchronous_commit", "full_page_writes", "autovacuum",
    ];

    public override string? Folder { get; } = folder;

    public override BenchDatabase Database(int leads) => new(
        "postgres",
        new NpgsqlConnectionStringBuilder(connectionString) { Database = $"funnel_bench_{leads}", Timeout = 60 }.ConnectionString,
        leads);

    public override async Task ResetAsync(BenchDatabase database)
    {
        await DropAsync(database);
        await ExecuteAsync($"CREATE DATABASE {NameOf(database)}");
    }

    public override Task DropAsync(BenchDatabase database)
    {
        NpgsqlConnection.ClearAllPools();
        return ExecuteAsync($"DROP DATABASE IF EXISTS {NameOf(database)} WITH (FORCE)");
    }

    public override async Task<(string Version, IReadOnlyList<string> Settings)> DescribeAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var settings = new List<string>();
        foreach (var name in Telling)
        {
            await using var show = new NpgsqlCommand($"SHOW {name}", connection);
            settings.Add($"{name}={await show.ExecuteScalarAsync()}");
        }

        return ($"PostgreSQL {connection.ServerVersion}", settings);
    }

    public override ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return ValueTask.CompletedTask;
    }

    private static string NameOf(BenchDatabase database) => new NpgsqlConnectionStringBuilder(database.Place).Database!;

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
