using FunnelReports.Core;
using FunnelReports.Data;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Web.Cli;

/// <summary>Whether a database can be worked with, and one line for people when it cannot.</summary>
public static class DatabaseState
{
    /// <summary>Returns when the database answers and its schema is this program's.</summary>
    /// <exception cref="MistakeException">The schema is older or newer.</exception>
    public static async Task RequireCurrentAsync(FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(cancel);
        var known = db.Database.GetMigrations().ToArray();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToArray();
        RequireNotNewer(database, known, applied);
        if (applied.Length == 0)
            throw new MistakeException($"The {database.Name} database {database.Place} has no tables yet. Make them with: migrate");
        if (applied.Length < known.Length)
            throw new MistakeException($"The {database.Name} database {database.Place} has an old schema ({known.Length - applied.Length} migration(s) behind). Back it up, then bring it up to date with: migrate");
        if (!await db.Workspace.AnyAsync(cancel))
            throw new MistakeException($"The {database.Name} database {database.Place} has tables but no workspace yet: migrate was stopped before its end. Run it again: migrate");
    }

    /// <summary>Returns when this program knows every migration of the database, or there is no database yet.</summary>
    /// <exception cref="MistakeException">A newer version of the program has migrated it.</exception>
    public static async Task RequireNotNewerAsync(FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Embedded && !File.Exists(database.Place)) return;
        await using var db = database.Open();
        RequireNotNewer(database, db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(cancel));
    }

    /// <summary>How many migrations the database lacks; all of them when there is no database yet.</summary>
    public static async Task<int> MissingMigrationsAsync(FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var db = database.Open();
        return database.Embedded && !File.Exists(database.Place)
            ? db.Database.GetMigrations().Count()
            : (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
    }

    /// <summary>Makes the folder of an embedded database and returns when a file can be written there.</summary>
    /// <exception cref="MistakeException">It cannot.</exception>
    public static void RequireWritableFolder(FunnelDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var folder = Path.GetDirectoryName(Path.GetFullPath(database.Place))!;
        try
        {
            Directory.CreateDirectory(folder);
            using var trial = new FileStream(
                Path.Combine(folder, $".write-test-{Environment.ProcessId}"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new MistakeException($"Cannot write in the data folder {folder}: {Reason(folder, fault)} another with --Data:Path FOLDER.", fault);
        }

        if (Directory.Exists(database.Place))
            throw new MistakeException($"{database.Place} is a folder, but the database is a file of that name. Move the folder away, or choose another with --Data:Path FOLDER.");
        if (File.Exists(database.Place) && File.GetAttributes(database.Place).HasFlag(FileAttributes.ReadOnly))
            throw new MistakeException($"The database file {database.Place} may only be read. Give the account {Environment.UserName} the right to write it.");
    }

    private static string Reason(string folder, Exception fault) => fault switch
    {
        UnauthorizedAccessException => $"the account {Environment.UserName} has no permission. Give it the right to write there, or choose",
        _ when File.Exists(folder) => "there is a file of that name. Choose",
        _ => fault.Message.Split('\n')[0].TrimEnd('.') + ". Choose",
    };

    private static void RequireNotNewer(FunnelDatabase database, IEnumerable<string> known, IEnumerable<string> applied)
    {
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new MistakeException($"The {database.Name} database {database.Place} has a newer schema ({newer}) than this version of the program knows. Run the newer version, or restore a backup.");
    }
}
