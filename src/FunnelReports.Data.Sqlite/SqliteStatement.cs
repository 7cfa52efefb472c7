using System.Data.Common;
using FunnelReports.Core;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace FunnelReports.Data.Sqlite;

/// <summary>
/// A prepared statement for a million rows: it speaks to SQLite without the parameters, readers and name look-ups of ADO.NET, which cost more than the
/// insert itself. Bind the values of a row in order, then run.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int bound;

    public SqliteStatement(DbTransaction transaction, string sql)
    {
        database = ((SqliteConnection)transaction.Connection!).Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public SqliteStatement Bind(long value)
    {
        Check(raw.sqlite3_bind_int64(statement, ++bound, value));
        return this;
    }

    public SqliteStatement Bind(long? value) => value is { } number ? Bind(number) : BindNull();

    public SqliteStatement Bind(Instant? value) => Bind(value?.Micros);

    public SqliteStatement Bind(string? value)
    {
        if (value is null) return BindNull();
        Check(raw.sqlite3_bind_text(statement, ++bound, value));
        return this;
    }

    public SqliteStatement Bind(byte[] value)
    {
        Check(raw.sqlite3_bind_blob(statement, ++bound, value));
        return this;
    }

    /// <summary>Runs a statement that gives no row, and returns how many rows it wrote.</summary>
    public int Run()
    {
        Step();
        var written = raw.sqlite3_changes(database);
        Reset();
        return written;
    }

    /// <summary>Runs a query and returns the whole number in the first column of its first row, or null when it gives no row.</summary>
    public long? Find()
    {
        var found = Step() ? raw.sqlite3_column_int64(statement, 0) : (long?)null;
        Reset();
        return found;
    }

    /// <summary>Runs a query and returns the bytes in the first column of its first row, or null when it gives no row.</summary>
    public byte[]? FindBytes()
    {
        var found = Step() ? raw.sqlite3_column_blob(statement, 0).ToArray() : null;
        Reset();
        return found;
    }

    /// <summary>Goes to the next row of a query. False at its end; the statement can then be run again.</summary>
    public bool Next()
    {
        if (Step()) return true;
        Reset();
        return false;
    }

    /// <summary>A whole number of the row; 0 where there is none.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>True when the row has nothing in this column.</summary>
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Dispose() => statement.Dispose();

    private SqliteStatement BindNull()
    {
        Check(raw.sqlite3_bind_null(statement, ++bound));
        return this;
    }

    private bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE) return code == raw.SQLITE_ROW;
        raw.sqlite3_reset(statement);
        bound = 0;
        SqliteException.ThrowExceptionForRC(code, database);
        return false;
    }

    private void Reset()
    {
        Check(raw.sqlite3_reset(statement));
        bound = 0;
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, database);
    }
}
