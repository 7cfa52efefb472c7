using System.Data.Common;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Books;

/// <summary>What the last check of the books found.</summary>
public sealed class BooksStore(FunnelDatabase database, JobRuns runs)
{
    /// <summary>The name of the check in the job history.</summary>
    public const string Job = "reconcile";

    /// <summary>How many cells are kept of a check.</summary>
    public const int MostCells = 200;

    /// <summary>Puts the cells of a check in the place of those of the one before.</summary>
    public static async Task ReplaceAsync(DbTransaction transaction, IEnumerable<ReconcileCellRow> cells, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(cells);
        await using (var delete = transaction.Command("DELETE FROM reconcile_cell")) await delete.ExecuteNonQueryAsync(cancel);
        foreach (var cell in cells.Take(MostCells))
        {
            await using var insert = transaction.Command(
                "INSERT INTO reconcile_cell (day, place, table_name, cell, held, from_log) VALUES (@day, @place, @table, @cell, @held, @log)");
            insert.With("@day", cell.Day).With("@place", cell.Place).With("@table", cell.TableName).With("@cell", cell.Cell).With("@held", cell.Held).With("@log", cell.FromLog);
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>True when the last check that came to its end found cells that differ.</summary>
    public static async Task<bool> AnyAsync(FunnelDatabase database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var db = database.Open();
        return await db.ReconcileCells.AnyAsync(cancel);
    }

    /// <summary>How the books stand; null before the first check.</summary>
    public async Task<BooksState?> ReadAsync(CancellationToken cancel)
    {
        if (await runs.LatestAsync(Job, 0, 1, cancel) is not [var run]) return null;
        await using var db = database.Open();
        var cells = await db.ReconcileCells.AsNoTracking().OrderBy(c => c.Place).ToListAsync(cancel);
        return new BooksState(run, run.Status == JobStatus.Succeeded ? BooksCheck.Parse(run.Message) : null, cells);
    }
}
