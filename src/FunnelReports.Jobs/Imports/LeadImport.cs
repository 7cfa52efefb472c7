using FunnelReports.Core;
using FunnelReports.Core.Imports;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Imports;

namespace FunnelReports.Jobs.Imports;

/// <summary>
/// Imports a file of leads or of transitions: streamed, in chunks of one transaction each, so that memory stays flat and a file that was stopped half-way is
/// simply imported again. Importing a file twice changes nothing. The rollups are not brought up to date: see <see cref="ImportAndFold"/>.
/// </summary>
public sealed class LeadImport(FunnelDatabase database, TimeProvider clock)
{
    private readonly DimensionValues dimensions = new(database);
    private readonly ImportRuns runs = new(database, clock);

    /// <summary>Rows of one transaction.</summary>
    public int ChunkRows { get; init; } = 20_000;

    /// <summary>Imports the file.</summary>
    /// <param name="request">The file, of leads or of transitions.</param>
    /// <param name="cancel">Stops the import; what is written stays.</param>
    /// <param name="progress">Told after each chunk.</param>
    /// <exception cref="ImportException">The file cannot be imported; nothing was written.</exception>
    public Task<ImportResult> RunAsync(ImportRequest request, CancellationToken cancel, Action<ImportProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ImportRun(database, clock).RunAsync(request, (file, workspace, run) => WorkAsync(file, workspace, run, progress, cancel), cancel);
    }

    private async Task<ImportResult> WorkAsync(ImportFile file, Workspace workspace, long run, Action<ImportProgress>? progress, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var now = Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
        var rows = new LeadRowReader(file.Layout, file.Map, workspace.Funnel, workspace.Calendar, workspace.Currency, now);
        var total = default(LogChanges);
        var writing = Task.CompletedTask;
        try
        {
            while (ReadChunk(file, rows, cancel) is { } chunk)
            {
                // One chunk is read while the one before it is written.
                await writing;
                writing = Task.Run(
                    async () =>
                    {
                        total += await WriteAsync(chunk, file.Map.Source, run, total, cancel);
                        progress?.Invoke(new(chunk.Rows.Read, file.Lines, chunk.Rows.Read / clock.GetElapsedTime(started).TotalSeconds));
                    },
                    cancel);
            }
        }
        finally
        {
            await writing;
        }

        return new ImportResult(run, file.RowsRead, file.Refusals.Count)
        {
            LeadsAdded = total.LeadsAdded,
            LeadsChanged = total.LeadsChanged,
            TransitionsAdded = total.TransitionsAdded,
            RowsPassedOver = total.RowsPassedOver,
        };
    }

    private LeadChunk? ReadChunk(ImportFile file, LeadRowReader rows, CancellationToken cancel)
    {
        var chunk = new LeadChunk();
        while (chunk.Count < ChunkRows && file.Next() is { } fields)
        {
            cancel.ThrowIfCancellationRequested();
            if (rows.Read(fields, out var row) is { } fault) file.Refuse(fault);
            else chunk.Add(row!);
        }

        chunk.Rows = (file.RowsRead, file.Refusals.Count);
        return chunk.Count > 0 ? chunk : null;
    }

    private async Task<LogChanges> WriteAsync(LeadChunk chunk, string source, long run, LogChanges before, CancellationToken cancel)
    {
        // Values first, each new one in a transaction of its own: an import must not hold up others that meet the same value.
        var (leads, transitions, rows) = await chunk.ResolveAsync(dimensions, cancel);
        return await database.LogAsync(
            async transaction =>
            {
                await MadeUpData.RequireNoneAsync(transaction, cancel);
                var firstLead = await IdBlocks.TakeAsync(transaction, IdBlocks.Lead, leads.Count, cancel);
                var firstTransition = await IdBlocks.TakeAsync(transaction, IdBlocks.Transition, transitions.Count, cancel);
                var batch = await IdBlocks.TakeAsync(transaction, IdBlocks.Batch, 1, cancel);
                var changes = await database.Log.WriteAsync(transaction, new LogBatch(batch, source, leads, transitions, firstLead, firstTransition) { Rows = rows }, cancel);
                if (changes.IsNothing)
                {
                    await IdBlocks.GiveBackAsync(transaction, IdBlocks.Lead, firstLead, cancel);
                    await IdBlocks.GiveBackAsync(transaction, IdBlocks.Transition, firstTransition, cancel);
                    await IdBlocks.GiveBackAsync(transaction, IdBlocks.Batch, batch, cancel);
                }
                else
                {
                    await Batches.AddAsync(transaction, batch, BatchKind.Import, run, database.ToParameter(Instant.FromUtc(clock.GetUtcNow().UtcDateTime)), cancel);
                }

                await runs.ReportAsync(transaction, run, new ImportCounts(chunk.Rows.Read, chunk.Rows.Refused, before + changes), cancel);
                return changes;
            },
            cancel);
    }
}
