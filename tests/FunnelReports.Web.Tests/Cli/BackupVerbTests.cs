using FunnelReports.Web.Cli;
using Microsoft.Data.Sqlite;

namespace FunnelReports.Web.Tests.Cli;

public sealed class BackupVerbTests : IDisposable
{
    private readonly CliTrial trial = new();

    [Fact]
    public async Task A_backup_made_while_the_database_is_open_brings_back_what_was_there()
    {
        await trial.DoneAsync("settings", "set", "SnapshotCron", "1 1 * * *");
        using (var reader = Open(trial.Database))
        {
            await trial.DoneAsync("backup", trial.At("backup.db"));
        }

        await trial.DoneAsync("settings", "set", "SnapshotCron", "2 2 * * *");
        CliTrial.Close();

        var run = await trial.RunAsync("restore", trial.At("backup.db"));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("SnapshotCron=1 1 * * *", await trial.DoneAsync("settings", "list"), StringComparison.Ordinal);
        Assert.Contains($"What was there before is kept as {trial.Database}.before-restore-20260310-120000.", run.Errors, StringComparison.Ordinal);
        Assert.Equal("wal", Journal(trial.Database));
        Assert.Equal("delete", Journal(trial.At("backup.db")));
        Assert.Empty(Directory.GetFiles(trial.Folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_written_over()
    {
        await trial.DoneAsync("stages", "list");
        var file = trial.Write("backup.db", "mine");

        var run = await trial.RunAsync("backup", file);

        Assert.Equal((ExitCode.Failed, $"{file} is there already. Choose another name, or move it away."), (run.ExitCode, run.Errors.TrimEnd()));
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_database_in_use_is_not_replaced()
    {
        await trial.DoneAsync("stages", "list");
        await trial.DoneAsync("backup", trial.At("backup.db"));
        using var other = Open(trial.Database);

        var run = await trial.RunAsync("restore", trial.At("backup.db"));

        Assert.Equal((ExitCode.Failed, $"{trial.Database} is in use. Stop the program that serves it, then try again."), (run.ExitCode, run.Errors.TrimEnd()));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_changes_nothing()
    {
        await trial.DoneAsync("settings", "set", "SnapshotCron", "1 1 * * *");
        var text = trial.Write("text.db", "no database at all, only words and more words");
        var foreign = trial.At("foreign.db");
        using (var db = new SqliteConnection($"Data Source={foreign};Pooling=False"))
        {
            db.Open();
            using var make = db.CreateCommand();
            make.CommandText = "CREATE TABLE other (x)";
            make.ExecuteNonQuery();
        }

        var first = await trial.RunAsync("restore", text);
        var second = await trial.RunAsync("restore", foreign);

        Assert.Equal($"{text} is no SQLite database, so it is no backup of this program.", first.Errors.TrimEnd());
        Assert.Equal($"{foreign} is a SQLite database, but none of this program: it has other tables.", second.Errors.TrimEnd());
        Assert.Contains("SnapshotCron=1 1 * * *", await trial.DoneAsync("settings", "list"), StringComparison.Ordinal);
    }

    public void Dispose() => trial.Dispose();

    private static SqliteConnection Open(string file)
    {
        var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using var read = db.CreateCommand();
        read.CommandText = "SELECT COUNT(*) FROM stage";
        read.ExecuteScalar();
        return db;
    }

    private static string Journal(string file)
    {
        using var db = new SqliteConnection($"Data Source={file};Pooling=False");
        db.Open();
        using var read = db.CreateCommand();
        read.CommandText = "PRAGMA journal_mode";
        return (string)read.ExecuteScalar()!;
    }
}
