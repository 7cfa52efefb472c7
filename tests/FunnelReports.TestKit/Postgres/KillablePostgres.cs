using System.Globalization;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Processes;

namespace FunnelReports.TestKit.Postgres;

/// <summary>A PostgreSQL of one test, which keeps what is committed, to be killed and started again under load.</summary>
public sealed class KillablePostgres : IAsyncDisposable
{
    private readonly string folder;
    private readonly int port;
    private GuardedProcess process;

    private KillablePostgres(string folder, int port, GuardedProcess process) => (this.folder, this.port, this.process) = (folder, port, process);

    /// <summary>Starts it.</summary>
    public static async Task<KillablePostgres> StartAsync()
    {
        var (folder, port) = (await PostgresCluster.NewFolderAsync(), PostgresCluster.FreePort());
        return new KillablePostgres(folder, port, await StartAsync(folder, port));
    }

    /// <summary>Makes a database with the default workspace.</summary>
    public async Task<TestDatabase> NewDatabaseAsync() =>
        await TestDatabase.MakeAsync(await new PostgresCluster(PostgresCluster.ConnectionTo(port)).MakeDatabaseAsync());

    /// <summary>Kills the server and every process of it at once (SIGKILL), as a crash would.</summary>
    public async Task KillAsync()
    {
        var backends = Children(process.Id);
        await process.SignalAsync("KILL");
        foreach (var backend in backends)
        {
            try
            {
                using var one = System.Diagnostics.Process.GetProcessById(backend);
                one.Kill();
            }
            catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
            {
                // It has ended by itself.
            }
        }

        await process.ExitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Starts it again with the data that it has.</summary>
    public async Task StartAgainAsync()
    {
        await process.DisposeAsync();
        process = await StartAsync(folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<GuardedProcess> StartAsync(string folder, int port)
    {
        var process = await PostgresCluster.TryStartAsync(folder, port, isDurable: true, deleteAfter: "");
        return process.Ended.IsCompleted ? throw new InvalidOperationException($"PostgreSQL did not start:\n{process.Errors}") : process;
    }

    // The fourth field of /proc/N/stat is the parent; the second may hold anything, in brackets.
    private static int[] Children(int parent) =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _) && ParentOf(name!) == parent)
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];

    private static int ParentOf(string process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
