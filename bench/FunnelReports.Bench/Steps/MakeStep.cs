using FunnelReports.Bench.Making;
using FunnelReports.Bench.Output;
using FunnelReports.Bench.Servers;

namespace FunnelReports.Bench.Steps;

/// <summary>Makes the database: the log straight into the tables, then the rollups by a first rebuild, then what autovacuum would have done.</summary>
internal sealed class MakeStep : BenchStep
{
    public override string Name => "make";

    public override async Task RunAsync(BenchServer server, BenchDatabase database, BenchResults results)
    {
        await server.ResetAsync(database);
        var (moves, seconds) = await TimeAsync(() => new LogMaker(database).MakeAsync());
        results.Say($"  {moves:#,0} moves ({(double)moves / database.Leads:0.00} a lead) in {Figures.Seconds(seconds)}");
        await database.TidyAsync();
        var (_, rebuild) = await TimeAsync(() => FoldJobs.RebuildAsync(database));
        results.Say($"  first rebuild in {Figures.Seconds(rebuild)}");
        await database.TidyAsync();
        results.Note($"{Figures.Count(database.Leads)} leads made {Figures.Count(moves)} moves; the log was written in the order of time.");
        results.Note(database.IsPostgres
            ? "Autovacuum is off; VACUUM (ANALYZE) ran after the making, after the first rebuild and between measurements, as autovacuum would have done."
            : "ANALYZE and a checkpoint of the write-ahead log ran after the making and between measurements.");
    }
}
