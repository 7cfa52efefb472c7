using System.Data.Common;
using FunnelReports.Data;
using FunnelReports.Data.Postgres;
using FunnelReports.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Bench.Servers;

/// <summary>One database of the bench.</summary>
/// <param name="Engine">postgres or sqlite.</param>
/// <param name="Place">Its connection string, or its file.</param>
/// <param name="Leads">How many leads it was made for.</param>
internal sealed record BenchDatabase(string Engine, string Place, int Leads)
{
    public bool IsPostgres => Engine == "postgres";

    /// <summary>The database as the program sees it.</summary>
    public FunnelDatabase Funnel { get; } = Engine == "postgres" ? new PostgresDatabase(Place) : new SqliteDatabase(Place);

    /// <summary>The workspace of the database.</summary>
    public Task<Workspace> WorkspaceAsync() => new WorkspaceStore(Funnel, TimeProvider.System).ReadAsync(CancellationToken.None);

    /// <summary>Runs statements, however long they take.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var db = Funnel.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads the rows of a query, however long it takes.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var db = Funnel.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await row.ReadAsync()) rows.Add(read(row));
        return rows;
    }

    /// <summary>The one number that a query gives.</summary>
    public async Task<long> NumberAsync(string sql) => (await QueryAsync(sql, row => row.GetInt64(0)))[0];

    /// <summary>Does what autovacuum (or PRAGMA optimize) would have done by now.</summary>
    public Task TidyAsync() => ExecuteAsync(IsPostgres ? "VACUUM (ANALYZE)" : "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
}
