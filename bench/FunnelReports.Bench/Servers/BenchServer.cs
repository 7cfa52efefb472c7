namespace FunnelReports.Bench.Servers;

/// <summary>Where the databases of one run are made, beside each other.</summary>
internal abstract class BenchServer : IAsyncDisposable
{
    /// <summary>The folder whose disk the data lie on, null when that is not known.</summary>
    public abstract string? Folder { get; }

    /// <summary>A database for so many leads. Nothing is made yet.</summary>
    public abstract BenchDatabase Database(int leads);

    /// <summary>Removes what was in a database of that name, and makes it new and empty.</summary>
    public abstract Task ResetAsync(BenchDatabase database);

    /// <summary>Removes a database.</summary>
    public abstract Task DropAsync(BenchDatabase database);

    /// <summary>Name and version of the engine, and the settings that matter to its speed.</summary>
    public abstract Task<(string Version, IReadOnlyList<string> Settings)> DescribeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>The server that the options ask for.</summary>
    public static async Task<BenchServer> OpenAsync(BenchOptions options) =>
        options.Engine == "sqlite" ? SqliteFolder.Open(options)
        : options.Connection is { } connection ? new PostgresServer(connection, null)
        : await OwnPostgres.StartAsync(options);
}
