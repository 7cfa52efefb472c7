using System.Data.Common;
using System.Reflection;
using FunnelReports.Core;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Rollups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FunnelReports.Data;

/// <summary>
/// The database engine behind <see cref="FunnelDb"/>: everything that differs between the providers, and nothing else.
/// </summary>
public abstract class FunnelDatabase
{
    private const int Tries = 10;

    private DbContextOptions<FunnelDb>? options;

    /// <summary>The engine's name as people know it.</summary>
    public abstract string Name { get; }

    /// <summary>True when the database is a file of this program, which it makes and migrates by itself.</summary>
    public abstract bool Embedded { get; }

    /// <summary>Where it is, without secrets, for messages.</summary>
    public abstract string Place { get; }

    /// <summary>The migrations that make this program's tables, in order.</summary>
    public IReadOnlyList<string> Migrations =>
        [.. GetType().Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Opens a context. The caller disposes of it.</summary>
    public FunnelDb Open() => new(options ??= Options());

    /// <summary>
    /// Opens a context inside a transaction of <see cref="WriteAsync"/> or one of its kind, on its connection; what it saves is committed with the transaction.
    /// The caller disposes of it.
    /// </summary>
    public async Task<FunnelDb> OpenInAsync(DbTransaction transaction, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        var db = Open();
        db.CountsChanges = false;
        db.Database.SetDbConnection(transaction.Connection);
        await db.Database.UseTransactionAsync(transaction, cancel);
        return db;
    }

    /// <summary>Brings the schema up to date; makes the database when there is none.</summary>
    public abstract Task MigrateAsync(CancellationToken cancel);

    /// <summary>An instant as this engine's parameters take it.</summary>
    public abstract object ToParameter(Instant instant);

    /// <summary>An instant as SQL text, where no parameter can be.</summary>
    public abstract string Literal(Instant instant);

    /// <summary>An instant as this engine's rows give it.</summary>
    public abstract Instant ReadInstant(DbDataReader row, int column);

    /// <summary>SQL for "this column is one of the ids of the parameter".</summary>
    public abstract string IsAnyOf(string column, string parameter);

    /// <summary>Adds a parameter that holds ids for <see cref="IsAnyOf"/>.</summary>
    public abstract void AddIds(DbCommand command, string parameter, IReadOnlyCollection<long> ids);

    /// <summary>The end of a query of rows that are to be this transaction's alone until it ends, without those that another has; empty where one transaction writes at a time.</summary>
    public abstract string SkippingLocked { get; }

    /// <summary>Begins a transaction that only reads, in one snapshot, and waits for no writer.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Begins a transaction that folds. Any number of them may run at once, but none beside a rebuild.</summary>
    public abstract Task<DbTransaction> BeginFoldAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Begins a transaction that rebuilds: it waits for running folds, keeps new ones out, and reads one snapshot. Readers keep the old rollups until it commits.</summary>
    public abstract Task<DbTransaction> BeginRebuildAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>SQL that gives the database's clock, read by <see cref="ReadInstant"/>.</summary>
    public abstract string Clock { get; }

    /// <summary>The time by the database's clock: the clocks of the program's machines do not matter where several of them must agree.</summary>
    public async Task<Instant> TimeAsync(DbTransaction transaction, CancellationToken cancel)
    {
        await using var command = transaction.Command(Clock);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return ReadInstant(row, 0);
    }

    /// <summary>Begins a transaction that is going to write.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Begins a transaction that adds to the log. Any number of them may run at once, but none beside a correction.</summary>
    public abstract Task<DbTransaction> BeginLogAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Begins a transaction that corrects the log: it waits for running imports and other corrections, and keeps new ones out.</summary>
    public abstract Task<DbTransaction> BeginCorrectionAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Opens a scan of a part of the log as this transaction saw it when it began. The transaction must stay open meanwhile.</summary>
    /// <param name="transaction">A transaction that reads one snapshot.</param>
    /// <param name="part">What to read.</param>
    /// <param name="beside">True when the transaction keeps other writers out and goes on writing while the scan reads: what it writes is not seen.</param>
    /// <param name="cancel">Stops the work.</param>
    public abstract Task<LogScan> OpenScanAsync(DbTransaction transaction, LogPart part, bool beside, CancellationToken cancel);

    /// <summary>Writes rollup cells in bulk.</summary>
    public abstract RollupWriter Rollups { get; }

    /// <summary>Writes leads, transitions and dirty marks in bulk.</summary>
    public abstract LogWriter Log { get; }

    /// <summary>True when a write failed because another one was in its way, and may be tried again from its beginning.</summary>
    public abstract bool IsTransient(Exception error);

    /// <summary>
    /// Runs work in one write transaction and commits it. When another writer is in the way the work is run again from its beginning, so it must leave nothing
    /// behind outside the transaction. If it has written anything, the <see cref="DataVersion"/> rises with it.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BeginWriteAsync, work, DataVersion.AnySlot(), cancel);

    /// <summary>As <see cref="WriteAsync"/>, for what no report can show, such as the claims of jobs: the <see cref="DataVersion"/> stays.</summary>
    public Task<T> WriteUnshownAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BeginWriteAsync, work, null, cancel);

    /// <summary>As <see cref="WriteAsync"/>, in a transaction begun by <see cref="BeginLogAsync"/>.</summary>
    public Task<T> LogAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BeginLogAsync, work, DataVersion.AnySlot(), cancel);

    /// <summary>As <see cref="WriteAsync"/>, in a transaction begun by <see cref="BeginCorrectionAsync"/>.</summary>
    public Task<T> CorrectAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BeginCorrectionAsync, work, DataVersion.AnySlot(), cancel);

    /// <summary>Reads in one snapshot, see <see cref="BeginReadAsync"/>.</summary>
    public Task<T> ReadAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BeginReadAsync, work, null, cancel);

    /// <summary>As <see cref="WriteAsync"/>, in a transaction begun by <see cref="BeginFoldAsync"/>.</summary>
    public Task<T> FoldAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BeginFoldAsync, work, DataVersion.AnySlot(), cancel);

    /// <summary>As <see cref="WriteAsync"/>, in a transaction begun by <see cref="BeginRebuildAsync"/>.</summary>
    public Task<T> RebuildAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel) => RunAsync(BeginRebuildAsync, work, DataVersion.OfRebuilds, cancel);

    /// <summary>
    /// Runs changes made through this context in one write transaction. They are committed when <paramref name="isGood"/> accepts the
    /// result, else undone and forgotten by the context.
    /// </summary>
    public async Task<T> ChangeAsync<T>(FunnelDb db, Func<Task<T>> work, Func<T, bool> isGood, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(isGood);
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var transaction = await BeginWriteAsync(db.Database.GetDbConnection(), cancel);
            await db.Database.UseTransactionAsync(transaction, cancel);
            var result = await work();
            if (isGood(result)) await transaction.CommitAsync(cancel);
            else db.ChangeTracker.Clear();
            return result;
        }
        finally
        {
            await db.Database.UseTransactionAsync(null, CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>SQL for "this transaction has written something"; <c>@before</c> is what <see cref="WrittenAsync"/> gave when it began.</summary>
    protected abstract string HasWritten { get; }

    /// <summary>How many rows this connection has written, where <see cref="HasWritten"/> needs it, else 0.</summary>
    protected abstract Task<long> WrittenAsync(DbConnection connection, CancellationToken cancel);

    /// <summary>Sets the provider, its connection and its conventions.</summary>
    protected abstract void Configure(DbContextOptionsBuilder<FunnelDb> builder);

    /// <param name="begin">Begins the transaction.</param>
    /// <param name="work">What to do in it.</param>
    /// <param name="slot">Where a change is counted; null for none.</param>
    /// <param name="cancel">Stops the work.</param>
    private async Task<T> RunAsync<T>(
        Func<DbConnection, CancellationToken, Task<DbTransaction>> begin, Func<DbTransaction, Task<T>> work, int? slot, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = Open();
                await db.Database.OpenConnectionAsync(cancel);
                await using var transaction = await begin(db.Database.GetDbConnection(), cancel);
                var before = slot is null ? 0 : await WrittenAsync(db.Database.GetDbConnection(), cancel);
                var result = await work(transaction);
                if (slot is { } counted) await DataVersion.CountAsync(transaction, counted, HasWritten, before, cancel);
                await transaction.CommitAsync(cancel);
                return result;
            }
            catch (Exception error) when (attempt < Tries && IsTransient(error))
            {
                // Nothing was written; the work begins anew.
            }
        }
    }

    private DbContextOptions<FunnelDb> Options()
    {
        var builder = new DbContextOptionsBuilder<FunnelDb>();
        Configure(builder);
        return builder.Options;
    }
}
