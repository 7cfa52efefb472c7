using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using FunnelReports.TestKit.Processes;
using Npgsql;

namespace FunnelReports.TestKit.Postgres;

/// <summary>The PostgreSQL server of this test process: a throw-away cluster of its own, or the one that <c>FUNNELREPORTS_TEST_POSTGRES</c> names.</summary>
/// <remarks>
/// Started on first use (about a second), on a free port of 127.0.0.1, without durability, and gone with the process that started it.
/// Texts sort as English does, not byte by byte, as on most servers in production, so that a query which leans on the database's order shows.
/// </remarks>
public sealed class PostgresCluster
{
    /// <summary>The variable with the connection string of a server to use instead; its user must be allowed to create databases.</summary>
    public const string ServerVariable = "FUNNELREPORTS_TEST_POSTGRES";

    private const string InitialiseAndRun = """
        if [ ! -d "$1/data" ]; then
          "$0/initdb" -D "$1/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=en-US \
            --no-sync --no-instructions >/dev/null || exit 1
        fi
        exec "$0/postgres" -D "$1/data" -k "$1" -p "$2" -c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=128MB \
          -c fsync=off -c full_page_writes=off -c synchronous_commit="$3" -c lc_messages=C -c log_min_messages=log -c log_checkpoints=off
        """;

    private const string Ready = "database system is ready to accept connections";
    private static readonly string? GivenServer = Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 } given ? given : null;
    private static readonly Lazy<Task<PostgresCluster>> Shared = new(OpenAsync);
    private readonly NpgsqlConnectionStringBuilder server;

    internal PostgresCluster(string connectionString) => server = new NpgsqlConnectionStringBuilder(connectionString);

    /// <summary>What a person must install or set before tests can use PostgreSQL; null when nothing.</summary>
    public static string? WhatIsMissing { get; } =
        GivenServer is not null ? null
        : OperatingSystem.IsWindows() ? $"Set {ServerVariable} to the connection string of a PostgreSQL 15+ server: on Windows tests do not start their own."
        : PostgresBinaries.Folder is null ? $"Install the PostgreSQL server programs (Debian: postgresql), version 15 or later, or set {ServerVariable} to a connection string."
        : null;

    /// <summary>Makes a database with a name of its own.</summary>
    /// <param name="template">A database to copy, such as one that is migrated already; its connections are closed. Null for an empty one.</param>
    public static async Task<PostgresDatabase> CreateDatabaseAsync(PostgresDatabase? template = null) =>
        await (template?.Cluster ?? await Shared.Value).MakeDatabaseAsync(template);

    internal async Task<PostgresDatabase> MakeDatabaseAsync(PostgresDatabase? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"funnel_test_{Environment.ProcessId}_{RandomNumberGenerator.GetHexString(12, lowercase: true)}");
        if (template is not null)
        {
            template.ReleaseConnections();
            await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{template.Name}'");
        }

        await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template?.Name ?? "template1"}\" STRATEGY file_copy");
        return new PostgresDatabase(this, name, new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString);
    }

    internal async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster> OpenAsync()
    {
        if (GivenServer is not null)
        {
            return new PostgresCluster(GivenServer);
        }

        if (WhatIsMissing is not null)
        {
            throw new InvalidOperationException(WhatIsMissing);
        }

        for (var attempt = 1; ; attempt++)
        {
            var (folder, port) = (await NewFolderAsync(), FreePort());
            var postgres = await TryStartAsync(folder, port, isDurable: false, deleteAfter: folder);
            if (!postgres.Ended.IsCompleted)
            {
                AppDomain.CurrentDomain.ProcessExit += (_, _) => postgres.EndNow();
                return new PostgresCluster(ConnectionTo(port));
            }

            await postgres.DisposeAsync();

            // Somebody may have taken the port between our look and the start.
            if (attempt == 3 || !postgres.Errors.Contains("Address already in use", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The tests' PostgreSQL did not start from {PostgresBinaries.Folder}:\n{postgres.Errors}");
            }
        }
    }

    internal static string ConnectionTo(int port) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=30;Include Error Detail=true";

    /// <summary>A folder that the server may own.</summary>
    internal static async Task<string> NewFolderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("funnelreports-pg-").FullName;
        if (PostgresBinaries.AsRoot)
        {
            using var chown = Process.Start("chown", ["postgres:", folder]);
            await chown.WaitForExitAsync();
        }

        return folder;
    }

    /// <summary>Starts a server in a folder, in which its data may be already, and returns when it is ready or has ended.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="isDurable">True when what is committed must outlive a killed server.</param>
    /// <param name="deleteAfter">A folder to delete when it has ended, or empty.</param>
    internal static async Task<GuardedProcess> TryStartAsync(string folder, int port, bool isDurable, string deleteAfter)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var postgres = await GuardedProcess.StartAsync(
            [.. PostgresBinaries.AsPostgres, "/bin/sh", "-c", InitialiseAndRun, PostgresBinaries.Folder!, folder, port.ToString(CultureInfo.InvariantCulture), isDurable ? "on" : "off"],
            folder,
            lastSignal: "INT",
            deleteAfter: deleteAfter,
            onLine: line =>
            {
                if (line.Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
            });
        await Task.WhenAny(ready.Task, postgres.Ended, Task.Delay(TimeSpan.FromMinutes(1)));
        return postgres;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
