using FunnelReports.Bench.Servers;
using FunnelReports.Core;
using FunnelReports.Data;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Bench.Making;

/// <summary>Puts rows into one table by the fastest way that the engine has. Give the values of a row in the order of the columns.</summary>
internal abstract class RowSink : IAsyncDisposable
{
    private FunnelDb? context;

    /// <summary>Opens a sink. Nothing is kept unless <see cref="CompleteAsync"/> is called.</summary>
    public static async Task<RowSink> OpenAsync(BenchDatabase database, string table, params string[] columns)
    {
        var db = database.Funnel.Open();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        RowSink sink = database.IsPostgres ? await PostgresRowSink.BeginAsync(connection, table, columns) : SqliteRowSink.Begin(connection, table, columns);
        sink.context = db;
        return sink;
    }

    public abstract RowSink Value(long value);

    public abstract RowSink Value(int value);

    public abstract RowSink Value(short value);

    public abstract RowSink Value(Instant value);

    public abstract RowSink Value(string value);

    /// <summary>Begins the next row.</summary>
    public abstract void NextRow();

    /// <summary>Ends the last row and keeps all of them.</summary>
    public abstract Task CompleteAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (context is not null) await context.DisposeAsync();
    }
}
