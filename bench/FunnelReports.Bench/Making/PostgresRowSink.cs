using System.Data.Common;
using FunnelReports.Core;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Bench.Making;

/// <summary>Binary COPY.</summary>
internal sealed class PostgresRowSink(NpgsqlBinaryImporter copy) : RowSink
{
    public static async Task<RowSink> BeginAsync(DbConnection connection, string table, string[] columns) =>
        new PostgresRowSink(
            await ((NpgsqlConnection)connection).BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)"));

    public override RowSink Value(long value) => Write(value, NpgsqlDbType.Bigint);

    public override RowSink Value(int value) => Write(value, NpgsqlDbType.Integer);

    public override RowSink Value(short value) => Write(value, NpgsqlDbType.Smallint);

    public override RowSink Value(Instant value) => Write(value.ToUtc(), NpgsqlDbType.TimestampTz);

    public override RowSink Value(string value) => Write(value, NpgsqlDbType.Text);

    public override void NextRow() => copy.StartRow();

    public override async Task CompleteAsync() => await copy.CompleteAsync();

    public override async ValueTask DisposeAsync()
    {
        await copy.DisposeAsync();
        await base.DisposeAsync();
    }

    private PostgresRowSink Write<T>(T value, NpgsqlDbType type)
    {
        copy.Write(value, type);
        return this;
    }
}
