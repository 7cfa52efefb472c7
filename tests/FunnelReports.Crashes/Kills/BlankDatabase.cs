using System.Globalization;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Crashes.Kills;

/// <summary>A database that a first start may or may not have begun to make.</summary>
internal static class BlankDatabase
{
    /// <summary>How many tables and indexes it has. The files of an embedded one are left as they are: the program must mend them, not we.</summary>
    public static async Task<long> TablesAsync(TestDatabase test)
    {
        if (!test.Database.Embedded) return await Checks.NumberAsync(test.Database, "SELECT COUNT(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace");
        using var copy = new TempFolder();
        var folder = Path.GetDirectoryName(test.Database.Place)!;
        var name = Path.GetFileName(test.Database.Place);
        foreach (var file in new[] { name, $"{name}-wal", $"{name}-journal" }.Where(file => File.Exists(Path.Combine(folder, file)))) File.Copy(Path.Combine(folder, file), copy.At(file));
        await using var connection = new SqliteConnection($"Data Source={copy.At(name)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_master";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
