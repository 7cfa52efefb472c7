using FunnelReports.Crashes;
using FunnelReports.Data.Sqlite;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.Web.Tests.Crashes;

[Collection(AloneCollection.Name)]
public sealed class DiskTests : IDisposable
{
    private readonly TempFolder folder = new();

    [SmallDiskFact]
    public async Task On_a_full_disk_an_import_says_so_in_a_line_and_sent_again_with_more_room_it_is_complete()
    {
        LeadFiles.Write(folder, 21_000);
        await using var disk = await SmallDisk.MountAsync(6);
        var database = new SqliteDatabase(Path.Combine(disk.Path, "funnel.db"));

        var full = await RunAsync(disk, "import", "leads", folder.At(LeadFiles.All), "--map", folder.At(LeadFiles.Map));

        Assert.Equal(1, full.ExitCode);
        Assert.Equal($"The database file {disk.Path}/funnel.db cannot grow: the disk is full. Free some space and try again.", Assert.Single(Lines(full.Errors)));
        await disk.ResizeAsync(100);
        Assert.Empty(await Checks.FaultsAsync(database));
        Assert.Empty(await Checks.CellFaultsAsync(database));
        Assert.Equal(0, (await RunAsync(disk, "import", "leads", folder.At(LeadFiles.All), "--map", folder.At(LeadFiles.Map))).ExitCode);
        Assert.Empty(await Checks.LeftoversAsync(database));
        Assert.Empty(await Checks.CellFaultsAsync(database));
        Assert.Equal(21_000, await Checks.NumberAsync(database, "SELECT COUNT(*) FROM lead"));
    }

    [SmallDiskFact]
    public async Task In_a_folder_that_may_only_be_read_every_work_says_so_in_a_line()
    {
        LeadFiles.Write(folder, 10);
        await using var disk = await SmallDisk.MountAsync(20);
        Assert.Equal(0, (await RunAsync(disk, "import", "leads", folder.At(LeadFiles.All), "--map", folder.At(LeadFiles.Map))).ExitCode);
        await disk.LockAsync();

        foreach (var verb in new[] { $"import leads {folder.At(LeadFiles.Later)} --map {folder.At(LeadFiles.Map)}", "rebuild", "snapshot" })
        {
            var run = await RunAsync(disk, verb.Split(' '));

            Assert.Equal(1, run.ExitCode);
            Assert.StartsWith($"Cannot write in the data folder {disk.Path}: ", Assert.Single(Lines(run.Errors)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_file_that_may_only_be_read_is_named_in_a_line_and_stays_as_it_was()
    {
        LeadFiles.Write(folder, 10);
        string[] import = ["import", "leads", folder.At(LeadFiles.All), "--map", folder.At(LeadFiles.Map), "--Data:Path", folder.At("data")];
        Assert.Equal(0, (await CliRun.InAsync(folder.Path, import)).ExitCode);
        var file = folder.At("data", "funnel.db");
        File.SetAttributes(file, FileAttributes.ReadOnly);
        var before = await File.ReadAllBytesAsync(file);

        var run = await CliRun.InAsync(folder.Path, import);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"The database file {file} may only be read.", Assert.Single(Lines(run.Errors)), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(file));
        File.SetAttributes(file, FileAttributes.Normal);
    }

    public void Dispose() => folder.Dispose();

    private Task<CliRun> RunAsync(SmallDisk disk, params string[] arguments) => CliRun.InAsync(folder.Path, [.. arguments, "--Data:Path", disk.Path]);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
