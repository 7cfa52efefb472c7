using FunnelReports.Core;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Data.Sqlite;

/// <summary>Copies and replaces database files whole: there is never a half of one under its name.</summary>
public static class SqliteFiles
{
    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    /// <summary>Copies a database, in use or not, into one new file.</summary>
    /// <exception cref="MistakeException">The target is there already, or the source is none of this program's databases.</exception>
    public static void Copy(string from, string to, CancellationToken cancel)
    {
        if (Path.Exists(to)) throw new MistakeException($"{to} is there already. Choose another name, or move it away.");
        RequireFunnel(from);
        var part = to + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(to))!);
        try
        {
            CopyPages(from, part, "DELETE", cancel);
            File.Move(part, to);
        }
        finally
        {
            Delete(part);
        }
    }

    /// <summary>Puts a copy of a backup in the place of a database that nobody uses. What was there is kept beside it.</summary>
    /// <returns>The file that holds what was there, or null.</returns>
    /// <exception cref="MistakeException">The backup is none, or the database is in use.</exception>
    public static string? Restore(string backup, string target, string keepAs, CancellationToken cancel)
    {
        RequireFunnel(backup);
        if (SameFile(backup, target)) throw new MistakeException($"{backup} is the database itself. Name the backup to restore.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        var part = target + ".part";
        try
        {
            CopyPages(backup, part, "WAL", cancel);
            RequireWhole(part, backup);
            var kept = File.Exists(target) ? keepAs : null;
            if (kept is not null)
            {
                RequireUnused(target);
                File.Move(target, kept, overwrite: true);
            }

            Delete(target);
            File.Move(part, target);
            return kept;
        }
        finally
        {
            Delete(part);
        }
    }

    /// <summary>Returns when no other connection has the file open, and leaves all of it in one file.</summary>
    /// <exception cref="MistakeException">A program has it open.</exception>
    public static void RequireUnused(string file)
    {
        using var db = Open(file, SqliteOpenMode.ReadWrite);
        try
        {
            // Leaving the write-ahead log needs the file for oneself, so it fails while anybody else is connected.
            Run(db, "PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is 5 or 6)
        {
            throw new MistakeException($"{file} is in use. Stop the program that serves it, then try again.", fault);
        }
    }

    /// <summary>Returns when the file is a database of this program.</summary>
    /// <exception cref="MistakeException">It is none.</exception>
    public static void RequireFunnel(string file)
    {
        if (!File.Exists(file)) throw new MistakeException($"There is no file {file}.");
        if (!IsSqlite(file)) throw new MistakeException($"{file} is no SQLite database, so it is no backup of this program.");
        using var db = Open(file, SqliteOpenMode.ReadOnly);
        using var command = db.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('workspace', 'transition', '__EFMigrationsHistory')";
        if (command.ExecuteScalar() is not 3L) throw new MistakeException($"{file} is a SQLite database, but none of this program: it has other tables.");
    }

    /// <summary>Deletes a database with all that belongs to it.</summary>
    public static bool Delete(string file)
    {
        var found = File.Exists(file);
        foreach (var name in new[] { file, file + "-wal", file + "-shm", file + "-journal", file + SqliteDatabase.Migrating }) File.Delete(name);
        return found;
    }

    /// <summary>True when a file starts as SQLite databases do.</summary>
    public static bool IsSqlite(string file)
    {
        var start = new byte[Magic.Length];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Magic);
    }

    private static void RequireWhole(string copy, string backup)
    {
        using var db = Open(copy, SqliteOpenMode.ReadOnly);
        using var command = db.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is not "ok") throw new MistakeException($"{backup} is damaged. Nothing was changed; try an older backup.");
    }

    // The journal mode is a property of the file: a backup is one file alone, a database in use keeps readers and its writer apart.
    private static void CopyPages(string from, string part, string journal, CancellationToken cancel)
    {
        Delete(part);
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(part, SqliteOpenMode.ReadWriteCreate);
        cancel.ThrowIfCancellationRequested();
        source.BackupDatabase(target);
        Run(target, $"PRAGMA journal_mode = {journal}");
        cancel.ThrowIfCancellationRequested();
    }

    private static bool SameFile(string a, string b) => Path.GetFullPath(a) == Path.GetFullPath(b);

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 2 }.ToString());
        db.Open();
        return db;
    }

    private static void Run(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
