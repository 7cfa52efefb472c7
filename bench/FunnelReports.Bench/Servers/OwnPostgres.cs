using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FunnelReports.TestKit.Postgres;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Bench.Servers;

/// <summary>
/// A PostgreSQL cluster that the bench starts and ends itself, with full durability. Autovacuum is off so that it does not run in the middle of a
/// measurement; the bench vacuums between them instead.
/// </summary>
internal sealed class OwnPostgres : PostgresServer
{
    private const string InitialiseAndRun = """
        bin=$1; data=$2; port=$3; shift 3
        if [ ! -f "$data/PG_VERSION" ]; then
          "$bin/initdb" -D "$data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=en-US --no-instructions >/dev/null || exit 1
        fi
        exec "$bin/postgres" -D "$data" -k "$data" -p "$port" -c listen_addresses=127.0.0.1 -c lc_messages=C -c log_min_messages=log -c log_checkpoints=off "$@"
        """;

    private static readonly string[] Settings =
    [
        "shared_buffers=2GB", "work_mem=256MB", "maintenance_work_mem=1GB", "effective_cache_size=12GB", "max_wal_size=16GB",
        "checkpoint_timeout=30min", "autovacuum=off",
    ];

    private readonly GuardedProcess process;

    private OwnPostgres(GuardedProcess process, string connectionString, string folder)
        : base(connectionString, folder) => this.process = process;

    public static async Task<OwnPostgres> StartAsync(BenchOptions options)
    {
        if (PostgresBinaries.Folder is not { } programs) throw new BenchException("Install the PostgreSQL server programs (Debian: postgresql), or name a server with --connection.");
        var folder = options.Folder ?? Directory.CreateTempSubdirectory("funnelreports-bench-").FullName;
        Directory.CreateDirectory(folder);
        if (PostgresBinaries.AsRoot) await RunAsync("chown", "postgres:", folder);
        var port = FreePort();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        string[] settings = [.. Settings.Concat(options.ServerSettings).SelectMany(s => new[] { "-c", s })];
        var process = await GuardedProcess.StartAsync(
            [.. PostgresBinaries.AsPostgres, "/bin/sh", "-c", InitialiseAndRun, "postgres", programs, Path.Combine(folder, "cluster"), $"{port}", .. settings],
            folder,
            lastSignal: "INT",
            deleteAfter: options.Keep || options.Folder is not null ? "" : folder,
            onLine: line =>
            {
                if (line.Contains("ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult();
            });
        await Task.WhenAny(ready.Task, process.Ended);
        if (!ready.Task.IsCompleted) throw new BenchException($"PostgreSQL did not start from {programs}:\n{process.Errors}");
        Console.Error.WriteLine($"PostgreSQL runs in {folder}, process {process.Id}, port {port}");
        return new OwnPostgres(process, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres", folder);
    }

    /// <summary>Ends the server by its own process and waits until it is gone.</summary>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await process.DisposeAsync();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var run = Process.Start(program, arguments);
        await run.WaitForExitAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
