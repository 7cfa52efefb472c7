using FunnelReports.Bench.Children;
using FunnelReports.Bench.Imports;
using FunnelReports.Bench.Making;
using FunnelReports.Bench.Output;
using FunnelReports.Bench.Pages;
using FunnelReports.Bench.Servers;
using FunnelReports.Core.Imports;

namespace FunnelReports.Bench.Steps;

/// <summary>
/// Fifty clients on the overview of a server of its own, each asking again as soon as it has its answer: alone, as browsers that hold the page, and while an
/// import runs and is folded. The load tool runs on the same machine.
/// </summary>
internal sealed class PagesStep(BenchOptions options) : BenchStep
{
    private const int WarmUp = 15;
    private const int Seconds = 20;
    private const double MostMilliseconds = 50;
    private const double MostSlower = 2;

    public override string Name => "pages";

    public override async Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results)
    {
        if (PageLoad.Tool is null || !database.IsPostgres)
        {
            results.Note("Pages are measured on PostgreSQL, by wrk (Debian: wrk), which is not here or was not asked.");
            return;
        }

        await using var pages = await PageServer.StartAsync(database);
        await QuietAsync(database);
        await PageLoad.RunAsync(pages, WarmUp);
        var alone = await PageLoad.RunAsync(pages, Seconds);
        Add(results, database, "overview, 50 clients", alone, "", alone.P95, $"{alone.P95:0.0} ms", Target.Most(MostMilliseconds, "50 ms"));
        var packed = await PageLoad.RunAsync(pages, Seconds, "Accept-Encoding: br");
        Add(results, database, "the same, compressed", packed, "", packed.P95, $"{packed.P95:0.0} ms", Target.Most(MostMilliseconds, "50 ms"));
        await BesideImportAsync(pages, database, results, alone);
        results.Note($"Pages: wrk with {PageLoad.Clients} connections on the same {Environment.ProcessorCount} cores, {Seconds} s after {WarmUp} s of warming up, no pause between answers.");
    }

    private async Task BesideImportAsync(PageServer pages, BenchDatabase database, BenchResults results, PageLoad alone)
    {
        var folder = Directory.CreateTempSubdirectory("funnelreports-bench-pages-").FullName;
        try
        {
            // A round of its own, so that the leads are new where the import has been measured before.
            var files = ImportFiles.Write(folder, 90, options.ImportMoves, await BenchValues.LearnAsync(database.Funnel), false);
            using var stop = new CancellationTokenSource();
            var import = ImportAsync(database, files, stop.Token);
            var beside = await PageLoad.RunAsync(pages, Seconds);
            var whole = !import.IsCompleted;
            await stop.CancelAsync();
            await import;
            Add(results, database, "overview, 50 clients, beside an import", beside, $"{alone.P95:0.0} ms alone", beside.P95 / alone.P95, Figures.Times(beside.P95 / alone.P95), Target.Most(MostSlower, "2×"));
            if (!whole) results.Note("The import ended before the load did: give it more with --import-moves.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ImportAsync(BenchDatabase database, ImportFiles files, CancellationToken stop)
    {
        await ChildProcess.RunAsync(database, "import", $"{ImportKind.Leads}", files.Leads);
        if (!stop.IsCancellationRequested) await ChildProcess.RunAsync(database, "import", $"{ImportKind.Transitions}", files.Moves);
    }

    private static void Add(BenchResults results, BenchDatabase database, string what, PageLoad load, string with, double value, string text, Target target)
    {
        results.Add(new BenchLine(
            what + ", p95", database.Leads, $"{load.P95:0.0} ms (median {load.Median:0.0}, p99 {load.P99:0.0}; {Figures.Rate(load.PerSecond, "answers")})", with, text, value, target));
        results.Add(new BenchLine(what + ", errors", database.Leads, $"{load.Errors}", "", $"{load.Errors}", load.Errors, Target.Most(0, "0")));
    }

    // A server that has just started makes up for the nights that it missed.
    private static async Task QuietAsync(BenchDatabase database)
    {
        for (var quiet = 0; quiet < 5; quiet++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            if (await database.NumberAsync("SELECT COUNT(*) FROM job_run WHERE status = 'running'") > 0) quiet = -1;
        }
    }
}
