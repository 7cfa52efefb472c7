using System.Data.Common;
using FunnelReports.Core;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Bench.Making;

/// <summary>A prepared statement, and a transaction for every so many rows so that the write-ahead log stays short.</summary>
internal sealed class SqliteRowSink : RowSink
{
    private const int RowsPerTransaction = 200_000;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;
    private int column;
    private int rows;

    private SqliteRowSink(SqliteConnection connection, string table, string[] columns)
    {
        this.connection = connection;
        insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        for (var i = 0; i < columns.Length; i++) insert.Parameters.Add(new SqliteParameter($"$p{i}", null));
        insert.Transaction = connection.BeginTransaction();
    }

    public static RowSink Begin(DbConnection connection, string table, string[] columns)
    {
        using var roomy = connection.CreateCommand();
        roomy.CommandText = "PRAGMA cache_size = -500000";
        roomy.ExecuteNonQuery();
        return new SqliteRowSink((SqliteConnection)connection, table, columns);
    }

    public override RowSink Value(long value) => Bind(value);

    public override RowSink Value(int value) => Bind(value);

    public override RowSink Value(short value) => Bind(value);

    public override RowSink Value(Instant value) => Bind(value.Micros);

    public override RowSink Value(string value) => Bind(value);

    public override void NextRow()
    {
        Insert();
        if (rows++ % RowsPerTransaction != RowsPerTransaction - 1) return;
        insert.Transaction!.Commit();
        insert.Transaction.Dispose();
        insert.Transaction = connection.BeginTransaction();
    }

    public override async Task CompleteAsync()
    {
        Insert();
        await insert.Transaction!.CommitAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (insert.Transaction is { } open) await open.DisposeAsync();
        await insert.DisposeAsync();
        await base.DisposeAsync();
    }

    private SqliteRowSink Bind(object value)
    {
        insert.Parameters[column++].Value = value;
        return this;
    }

    private void Insert()
    {
        if (column > 0) insert.ExecuteNonQuery();
        column = 0;
    }
}
