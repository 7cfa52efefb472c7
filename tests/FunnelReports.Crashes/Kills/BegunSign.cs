using System.Data.Common;
using System.Globalization;
using FunnelReports.TestKit.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace FunnelReports.Crashes.Kills;

/// <summary>Looks from outside whether a process has begun its work on a database.</summary>
internal sealed class BegunSign : IAsyncDisposable
{
    private const string RebuildLock = "SELECT COUNT(*) FROM pg_locks WHERE relation = 'flow_day'::regclass AND mode = 'ExclusiveLock'";
    private const int Busy = 5;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    private readonly DbConnection connection;
    private readonly string? begun;
    private readonly string? file;

    private BegunSign(DbConnection connection, string? begun, string? file = null) => (this.connection, this.begun, this.file) = (connection, begun, file);

    /// <summary>Connects to the database, past any pool: nothing of ours may hold its files when the process is killed. A file that is not there yet is looked for.</summary>
    public static async Task<BegunSign> OfAsync(TestDatabase test, KillWork work)
    {
        if (work.IsFirstStart && test.Database.Embedded) return new BegunSign(new SqliteConnection(), null, test.Database.Place);
        var sign = test.Settings.TryGetValue("ConnectionStrings__FunnelReports", out var server)
            ? new BegunSign(new NpgsqlConnection(server + ";Pooling=false"), work.Begun ?? RebuildLock)
            : new BegunSign(new SqliteConnection($"Data Source={test.Database.Place};Pooling=False"), work.Begun);
        await sign.connection.OpenAsync();
        return sign;
    }

    /// <summary>Returns when the work has begun or the process has ended.</summary>
    public async Task WaitAsync(Task ended)
    {
        while (!ended.IsCompleted && !await HasBegunAsync()) await Task.WhenAny(ended, Task.Delay(Look));
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private async Task<bool> HasBegunAsync()
    {
        if (file is not null) return File.Exists(file);
        if (begun is null) return IsWriting((SqliteConnection)connection);
        await using var command = connection.CreateCommand();
        command.CommandText = begun;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0;
    }

    // SQLite has one writer at a time: while there is one, the lock cannot be had.
    private static bool IsWriting(SqliteConnection file)
    {
        if (raw.sqlite3_exec(file.Handle, "BEGIN IMMEDIATE") == Busy) return true;
        raw.sqlite3_exec(file.Handle, "ROLLBACK");
        return false;
    }
}
