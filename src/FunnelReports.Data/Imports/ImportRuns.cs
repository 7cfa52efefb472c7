using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using FunnelReports.Core;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Imports;

/// <summary>The history of imports: one row for each run, written when it starts, with each chunk, and when it ends.</summary>
public sealed class ImportRuns(FunnelDatabase database, TimeProvider clock)
{
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Partly = "partly";
    public const string Failed = "failed";

    /// <summary>The program died in the middle of it; the chunks that were written are in.</summary>
    public const string Interrupted = "interrupted";

    /// <summary>How long a run may be silent before its program is taken for dead, in seconds. A chunk takes a few.</summary>
    public const long SilentSeconds = 300;

    /// <summary>The action of the audit row that says who started a run; its subject is the run's id.</summary>
    public const string Started = "import.start";

    /// <summary>How many runs are read at once where all are read.</summary>
    public int Block { get; init; } = 500;

    /// <summary>Notes that a run has begun, with an audit row when somebody who has signed in began it, and gives its id.</summary>
    public Task<long> StartAsync(string kind, string fileName, CancellationToken cancel, string? actor = null) =>
        database.WriteAsync(
            async transaction =>
            {
                var id = await IdBlocks.TakeAsync(transaction, IdBlocks.ImportRun, 1, cancel);
                await using var insert = transaction.Command(
                    "INSERT INTO import_run (id, kind, file_name, started_at, alive_at, status, rows_read, rows_refused, leads_added, leads_changed, transitions_added) "
                    + $"VALUES (@id, @kind, @file, @now, ({database.Clock}), @status, 0, 0, 0, 0, 0)");
                insert.With("@id", id).With("@kind", kind).With("@file", fileName).With("@now", Now).With("@status", Running);
                await insert.ExecuteNonQueryAsync(cancel);
                if (actor is not null) await Audit.AddAsync(transaction, Now, actor, Started, id.ToString(CultureInfo.InvariantCulture), $"{kind}: {fileName}", cancel);
                return id;
            },
            cancel);

    /// <summary>
    /// Notes how far a run has come, together with what the transaction writes, and that it is alive: one that was taken for dead is at work again.
    /// </summary>
    public async Task ReportAsync(DbTransaction transaction, long id, ImportCounts counts, CancellationToken cancel)
    {
        await using var update = transaction.Command(
            $"UPDATE import_run SET {Counts}, alive_at = ({database.Clock}), status = @status, finished_at = NULL, error = NULL WHERE id = @id");
        With(update, id, counts).With("@status", Running);
        await update.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>
    /// Marks the runs whose program died: they count as running and have been silent for <see cref="SilentSeconds"/> by the database's clock. Their message
    /// says how to complete them.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> MarkInterruptedAsync(CancellationToken cancel)
    {
        if (!await database.ReadAsync(AnyRunningAsync, cancel)) return 0;
        return await database.WriteAsync(
            async transaction =>
            {
                var now = await database.TimeAsync(transaction, cancel);
                await using var update = transaction.Command(
                    "UPDATE import_run SET status = @interrupted, finished_at = COALESCE(alive_at, started_at), "
                    + "error = 'The program ended after row ' || rows_read || ' of the file. What was read stays; send the whole file again to complete it: nothing is counted twice.' "
                    + "WHERE status = @running AND COALESCE(alive_at, started_at) < @silent");
                update.With("@interrupted", Interrupted).With("@running", Running).With("@silent", database.ToParameter(now - SilentSeconds));
                return await update.ExecuteNonQueryAsync(cancel);
            },
            cancel);

        async Task<bool> AnyRunningAsync(DbTransaction transaction)
        {
            await using var find = transaction.Command("SELECT 1 FROM import_run WHERE status = @running LIMIT 1").With("@running", Running);
            return await find.ExecuteScalarAsync(cancel) is not null;
        }
    }

    /// <summary>Notes that a run has ended.</summary>
    public Task FinishAsync(long id, string status, ImportCounts counts, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                await using var update = transaction.Command($"UPDATE import_run SET {Counts}, finished_at = @now, status = @status, error = NULL WHERE id = @id");
                With(update, id, counts).With("@now", Now).With("@status", status);
                return await update.ExecuteNonQueryAsync(cancel);
            },
            cancel);

    /// <summary>Notes that a run broke off; the counts stay those of its last chunk.</summary>
    public Task FailAsync(long id, string error, CancellationToken cancel) =>
        database.WriteAsync(
            async transaction =>
            {
                await using var update = transaction.Command("UPDATE import_run SET finished_at = @now, status = @status, error = @error WHERE id = @id");
                update.With("@id", id).With("@now", Now).With("@status", Failed).With("@error", error);
                return await update.ExecuteNonQueryAsync(cancel);
            },
            cancel);

    /// <summary>The latest runs, the newest first, each with who started it where that is known.</summary>
    public Task<IReadOnlyList<ImportStory>> LatestAsync(int count, CancellationToken cancel) => BeforeAsync(long.MaxValue, count, cancel);

    /// <summary>All runs in the same order. However many there are, only <see cref="Block"/> of them are held at a time.</summary>
    public async IAsyncEnumerable<ImportStory> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (var before = long.MaxValue; await BeforeAsync(before, Block, cancel) is [.., var last] stories; before = last.Run.Id)
        {
            foreach (var story in stories) yield return story;
        }
    }

    private async Task<IReadOnlyList<ImportStory>> BeforeAsync(long id, int count, CancellationToken cancel)
    {
        await using var db = database.Open();
        var runs = await db.ImportRuns.AsNoTracking().Where(r => r.Id < id).OrderByDescending(r => r.Id).Take(count).ToListAsync(cancel);
        if (runs.Count == 0) return [];
        var (since, subjects) = (runs.Min(r => r.StartedAt), runs.ConvertAll(r => r.Id.ToString(CultureInfo.InvariantCulture)));
        var starts = await db.AuditEntries.AsNoTracking().Where(a => a.At >= since && a.Action == Started && subjects.Contains(a.Subject))
            .Select(a => new { a.Subject, a.Actor }).ToListAsync(cancel);
        var actors = starts.ToLookup(a => a.Subject, a => a.Actor);
        return [.. runs.Zip(subjects, (run, subject) => new ImportStory(run, actors[subject].FirstOrDefault()))];
    }

    private const string Counts =
        "rows_read = @read, rows_refused = @refused, leads_added = @added, leads_changed = @changed, transitions_added = @transitions";

    private object Now => database.ToParameter(Instant.FromUtc(clock.GetUtcNow().UtcDateTime));

    private static DbCommand With(DbCommand update, long id, ImportCounts counts) =>
        update.With("@id", id).With("@read", counts.RowsRead).With("@refused", counts.RowsRefused).With("@added", counts.Changes.LeadsAdded)
            .With("@changed", counts.Changes.LeadsChanged).With("@transitions", counts.Changes.TransitionsAdded);
}
