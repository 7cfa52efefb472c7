using FunnelReports.Bench.Children;
using FunnelReports.Bench.Imports;
using FunnelReports.Bench.Making;
using FunnelReports.Bench.Output;
using FunnelReports.Bench.Servers;
using FunnelReports.Core.Imports;

namespace FunnelReports.Bench.Steps;

/// <summary>
/// The program's import, in a process of its own, against the database's loader: new leads, then their moves. Each round has leads of its own, and the two
/// take turns in going first.
/// </summary>
internal sealed class ImportStep(BenchOptions options) : BenchStep
{
    private const int Rounds = 2;

    public override string Name => "import";

    public override async Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results)
    {
        var folder = Directory.CreateTempSubdirectory("funnelreports-bench-import-").FullName;
        var loader = new Loader(database);
        try
        {
            var values = await BenchValues.LearnAsync(database.Funnel);
            if (loader.Name is not null) await loader.PrepareAsync();
            await database.TidyAsync();
            var leads = new ImportTimes("leads");
            var moves = new ImportTimes("moves");
            for (var round = 0; round < Rounds; round++)
            {
                var files = ImportFiles.Write(folder, round, options.ImportMoves, values, !database.IsPostgres);
                await TakeTurnsAsync(round, leads, files.LeadCount, () => ImportAsync(database, ImportKind.Leads, files.Leads), () => loader.LoadLeadsAsync(files), loader.Name);
                await TakeTurnsAsync(round, moves, files.MoveCount, () => ImportAsync(database, ImportKind.Transitions, files.Moves), () => loader.LoadMovesAsync(files), loader.Name);
            }

            foreach (var line in leads.Lines(database.Leads, loader.Name).Concat(moves.Lines(database.Leads, loader.Name))) results.Add(line);
            await FoldAsync(database, results);
            if (loader.Name is not null) await loader.DropAsync();
            await database.TidyAsync();
            results.Note(
                $"Imports are {Rounds} rounds of new leads and their moves, without the fold, which has its own line; {loader.Name ?? "no loader is installed here and"} "
                + $"{(loader.Name is null ? "nothing is compared" : "fills tables of the same columns and indexes that held the same rows, leads together with their keys")}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task TakeTurnsAsync(
        int round, ImportTimes times, int rows, Func<Task<ChildResult>> import, Func<Task<double>> load, string? loader)
    {
        if (round % 2 == 0) times.Imported(await import());
        if (loader is not null) times.Loaded(rows, await load());
        if (round % 2 == 1) times.Imported(await import());
    }

    private static Task<ChildResult> ImportAsync(BenchDatabase database, ImportKind kind, string file) =>
        ChildProcess.RunAsync(database, "import", $"{kind}", file);

    private static async Task FoldAsync(BenchDatabase database, BenchResults results)
    {
        var (leads, seconds) = await TimeAsync(() => FoldJobs.FoldAsync(database));
        results.Add(new BenchLine(
            "fold of the imported leads", database.Leads, Figures.Seconds(seconds), "", Figures.Rate(leads / seconds, "leads"), leads / seconds, null));
    }
}
