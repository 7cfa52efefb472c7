using Npgsql;

namespace FunnelReports.TestKit.Postgres;

/// <summary>A database of its own for one test, dropped on dispose whoever is still connected.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    internal PostgresDatabase(PostgresCluster cluster, string name, string connectionString)
    {
        Cluster = cluster;
        Name = name;
        ConnectionString = connectionString;
    }

    internal PostgresCluster Cluster { get; }

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>Connects to it as its owner.</summary>
    public string ConnectionString { get; }

    internal void ReleaseConnections()
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        ReleaseConnections();
        await Cluster.ExecuteAsync($"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)");
    }
}
