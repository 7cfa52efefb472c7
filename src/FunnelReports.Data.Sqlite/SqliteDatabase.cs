using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using FunnelReports.Core;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Rollups;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FunnelReports.Data.Sqlite;

/// <summary>The embedded database: one SQLite file, made and migrated by the program itself.</summary>
public sealed class SqliteDatabase(string file) : FunnelDatabase
{
    /// <summary>The end of the name of the file that tells who migrates the database.</summary>
    internal const string Migrating = ".migrating";

    /// <summary>How long a writer waits for another one, in seconds.</summary>
    private const int BusySeconds = 60;

    private const int MigrationTries = 600;
    private static readonly TimeSpan MigrationPause = TimeSpan.FromMilliseconds(200);

    // Bulk writes touch many pages of the indexes again and again: 32 MB keeps them at hand, and the log is written back every 40 MB.
    private const string RoomToWrite = "PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 10000";

    public override string Name => "SQLite";

    public override bool Embedded => true;

    public override string Place => file;

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString();

    public override RollupWriter Rollups { get; } = new SqliteRollupWriter();

    public override LogWriter Log { get; } = new SqliteLogWriter();

    public override string SkippingLocked => "";

    public override string Clock => "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000";

    protected override string HasWritten => "total_changes() > @before";

    public override object ToParameter(Instant instant) => instant.Micros;

    public override string Literal(Instant instant) => instant.Micros.ToString(CultureInfo.InvariantCulture);

    public override Instant ReadInstant(DbDataReader row, int column) => new(row.GetInt64(column));

    public override string IsAnyOf(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

    public override void AddIds(DbCommand command, string parameter, IReadOnlyCollection<long> ids) =>
        command.With(parameter, JsonSerializer.Serialize(ids));

    // Immediate: the write lock is taken at once, so that a transaction never fails half-way because it read before it wrote.
    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancel)
    {
        await using (var roomy = connection.CreateCommand())
        {
            roomy.CommandText = RoomToWrite;
            await roomy.ExecuteNonQueryAsync(cancel);
        }

        return ((SqliteConnection)connection).BeginTransaction(deferred: false);
    }

    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancel) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    // One writer at a time is the rule of the file itself.
    public override Task<DbTransaction> BeginFoldAsync(DbConnection connection, CancellationToken cancel) => BeginWriteAsync(connection, cancel);

    public override Task<DbTransaction> BeginRebuildAsync(DbConnection connection, CancellationToken cancel) => BeginWriteAsync(connection, cancel);

    public override Task<DbTransaction> BeginLogAsync(DbConnection connection, CancellationToken cancel) => BeginWriteAsync(connection, cancel);

    public override Task<DbTransaction> BeginCorrectionAsync(DbConnection connection, CancellationToken cancel) => BeginWriteAsync(connection, cancel);

    public override Task<LogScan> OpenScanAsync(DbTransaction transaction, LogPart part, bool beside, CancellationToken cancel) =>
        Task.FromResult<LogScan>(beside ? new SqliteLogScan(ConnectionString, part) : new SqliteLogScan(transaction, part));

    public override bool IsTransient(Exception error) => error is SqliteException { SqliteErrorCode: 5 or 6 };

    public override async Task MigrateAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await using var turn = await TurnToMigrateAsync(cancel);
        await using var db = Open();
        await ForgetDeadMigrationsAsync(db, cancel);
        await db.Database.MigrateAsync(cancel);

        // EF asks for this when it makes the file, but a first start may be killed between the two. It is kept in the file: readers do not wait for the writer.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = wal", cancel);
    }

    protected override async Task<long> WrittenAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT total_changes()";
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    protected override void Configure(DbContextOptionsBuilder<FunnelDb> builder)
    {
        builder
            .UseSqlite(ConnectionString, x => x.MigrationsAssembly(typeof(SqliteDatabase).Assembly.FullName))
            .ReplaceService<IModelCustomizer, SqliteModelCustomizer>();
    }

    // One process at a time, by a lock that the system lets go of when the process dies. The empty file stays: were it deleted, two could hold it.
    private async Task<FileStream> TurnToMigrateAsync(CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(file + Migrating, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (IsHeld(held) && tries < MigrationTries)
            {
                await Task.Delay(MigrationPause, cancel);
            }
        }
    }

    // EAGAIN on Linux and macOS, and the sharing violation of Windows.
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    // EF guards migrations by a row that a killed process leaves behind, and then waits for ever. Whoever has the turn knows that its owner is dead.
    private static async Task ForgetDeadMigrationsAsync(FunnelDb db, CancellationToken cancel)
    {
        if (!File.Exists(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource)) return;
        var known = await db.Database.SqlQueryRaw<int>(
            "SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (known == 0) return;
        await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancel);
    }
}
