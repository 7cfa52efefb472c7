using System.Data;
using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Rollups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using NpgsqlTypes;

namespace FunnelReports.Data.Postgres;

/// <summary>A PostgreSQL server, version 15 or later.</summary>
public sealed class PostgresDatabase(string connectionString) : FunnelDatabase
{
    public override string Name => "PostgreSQL";

    public override bool Embedded => false;

    public override string Place
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(connectionString);
            return $"{connection.Host}:{connection.Port}/{connection.Database}";
        }
    }

    public override RollupWriter Rollups { get; } = new PostgresRollupWriter();

    public override LogWriter Log { get; } = new PostgresLogWriter();

    public override string SkippingLocked => " FOR UPDATE SKIP LOCKED";

    public override string Clock => "SELECT clock_timestamp()";

    // The server gives a transaction its id with its first write.
    protected override string HasWritten => "pg_current_xact_id_if_assigned() IS NOT NULL";

    public override object ToParameter(Instant instant) => instant.ToUtc();

    public override string Literal(Instant instant) => $"'{instant}'::timestamptz";

    public override Instant ReadInstant(DbDataReader row, int column) => Instant.FromUtc(row.GetDateTime(column));

    public override string IsAnyOf(string column, string parameter) => $"{column} = ANY({parameter})";

    public override void AddIds(DbCommand command, string parameter, IReadOnlyCollection<long> ids) =>
        command.Parameters.Add(new NpgsqlParameter(parameter, NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = ids.ToArray() });

    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(cancel);

    public override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancel) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);

    public override async Task<DbTransaction> BeginFoldAsync(DbConnection connection, CancellationToken cancel)
    {
        await AnalyzeMisjudgedAsync(connection, cancel);
        return await BeginLockedAsync(connection, IsolationLevel.ReadCommitted, "flow_day", "ROW EXCLUSIVE", cancel);
    }

    // The lock comes before the first query and so before the snapshot: what a waiting fold has just added is seen.
    public override async Task<DbTransaction> BeginRebuildAsync(DbConnection connection, CancellationToken cancel)
    {
        await AnalyzeMisjudgedAsync(connection, cancel);
        return await BeginLockedAsync(connection, IsolationLevel.RepeatableRead, "flow_day", "EXCLUSIVE", cancel);
    }

    // A correction moves external ids from lead to lead: the lock comes before any look-up, and before the rows that give out ids, so that none deadlocks.
    public override Task<DbTransaction> BeginLogAsync(DbConnection connection, CancellationToken cancel) =>
        BeginLockedAsync(connection, IsolationLevel.ReadCommitted, "lead_key", "ROW EXCLUSIVE", cancel);

    public override Task<DbTransaction> BeginCorrectionAsync(DbConnection connection, CancellationToken cancel) =>
        BeginLockedAsync(connection, IsolationLevel.ReadCommitted, "lead_key", "SHARE ROW EXCLUSIVE", cancel);

    // A unique key that another writer has just taken: tried again, the work finds that row.
    public override bool IsTransient(Exception error) =>
        error is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override async Task MigrateAsync(CancellationToken cancel)
    {
        await using var db = Open();
        await db.Database.MigrateAsync(cancel);
    }

    public override async Task<LogScan> OpenScanAsync(DbTransaction transaction, LogPart part, bool beside, CancellationToken cancel)
    {
        await using var export = transaction.Command("SELECT pg_export_snapshot()");
        return new PostgresLogScan(connectionString, (string)(await export.ExecuteScalarAsync(cancel))!, part);
    }

    // Statistics taken while an import was filling a table count none of its rows, and the server then takes the table for empty, however large it is, and
    // compares each row of it with each of another one. A fold that needs a blink takes minutes by such a plan.
    private static async Task AnalyzeMisjudgedAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT string_agg(oid::regclass::text, ', ') FROM pg_class "
            + "WHERE oid = ANY (ARRAY['lead', 'transition', 'dirty_lead']::regclass[]) AND reltuples = 0 AND relpages > 0";
        if (await command.ExecuteScalarAsync(cancel) is not string misjudged) return;
        command.CommandText = $"ANALYZE {misjudged}";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<DbTransaction> BeginLockedAsync(
        DbConnection connection, IsolationLevel isolation, string table, string mode, CancellationToken cancel)
    {
        var transaction = await connection.BeginTransactionAsync(isolation, cancel);
        await using var command = transaction.Command($"LOCK TABLE {table} IN {mode} MODE");
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
        return transaction;
    }

    protected override Task<long> WrittenAsync(DbConnection connection, CancellationToken cancel) => Task.FromResult(0L);

    protected override void Configure(DbContextOptionsBuilder<FunnelDb> builder) =>
        builder
            .UseNpgsql(connectionString, x => x.MigrationsAssembly(typeof(PostgresDatabase).Assembly.FullName))
            .ReplaceService<IModelCustomizer, PostgresModelCustomizer>();
}
