using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>
/// Folds any choice of leads live, all of them if need be, as the rollups hold them: what is not folded yet is left out, so that stored and live answers
/// agree. Leads with nothing to fold are scanned; the few others are read batch by batch.
/// </summary>
/// <param name="database">Where the log is.</param>
/// <param name="workspace">Its funnel and days.</param>
/// <param name="progress">Told from time to time which share of the leads has been read, from 0 to 1; by any thread.</param>
public sealed class FoldedLog(FunnelDatabase database, Workspace workspace, Action<double>? progress = null)
{
    private const int TellingLeads = 512;

    /// <summary>What the leads give.</summary>
    /// <param name="transaction">One snapshot for the whole answer.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>, without parameters.</param>
    /// <param name="filling">Says which segments and buckets of the cells it fills.</param>
    /// <param name="until">For a question about the past: moves at or after it are left out.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<RollupSet> FoldAsync(
        DbTransaction transaction, string condition, Func<RollupSet, IFoldCells> filling, Instant? until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filling);
        var parts = new List<RollupSet>();
        await ReadAsync(transaction, condition, NewPart, until, cancel);
        var cells = new RollupSet();
        foreach (var part in parts) cells.Merge(part);
        return cells;

        IFoldCells NewPart()
        {
            parts.Add(new RollupSet());
            return filling(parts[^1]);
        }
    }

    /// <summary>Gives what the leads give to cells of the caller.</summary>
    /// <param name="transaction">One snapshot for the whole answer.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>, without parameters.</param>
    /// <param name="newPart">Makes the cells of one reader; several readers work at once, each into its own.</param>
    /// <param name="until">For a question about the past: moves at or after it are left out.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task ReadAsync(DbTransaction transaction, string condition, Func<IFoldCells> newPart, Instant? until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(newPart);
        return VisitAsync(transaction, condition, NewVisit, until, cancel);

        VisitHeld NewVisit()
        {
            var (cells, fold) = (newPart(), new LeadFold(workspace.Funnel, workspace.Calendar));
            return (in LeadAttributes lead, ReadOnlySpan<Transition> moves) => fold.Apply(cells, moves, lead, +1);
        }
    }

    /// <summary>Calls visitors for the leads, each with its moves in order.</summary>
    /// <param name="transaction">One snapshot for the whole answer.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>, without parameters.</param>
    /// <param name="newVisit">Makes the visitor of one reader; several readers work at once, each with its own.</param>
    /// <param name="until">For a question about the past: moves at or after it are left out.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task VisitAsync(DbTransaction transaction, string condition, Func<VisitHeld> newVisit, Instant? until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(newVisit);
        await using var scan = await database.OpenScanAsync(transaction, LogPart.Known, beside: false, cancel);
        if (await scan.BoundsAsync(cancel) is not { } bounds) return;
        var still = $"{condition} AND NOT EXISTS (SELECT 1 FROM dirty_lead d WHERE d.lead_id = l.lead_id)";
        var width = ((bounds.Last - bounds.First) / scan.Readers) + 1;
        var done = new long[scan.Readers];
        await Task.WhenAll(Enumerable.Range(0, scan.Readers).Select(
            reader => ScanAsync(scan, bounds.First + (reader * width), bounds.First + ((reader + 1) * width) - 1, still, newVisit(), until, read => Tell(reader, read), cancel)));
        progress?.Invoke(1);

        var rest = newVisit();
        var change = new LeadChange(workspace, until);
        await new LeadLogReader(database).ReadWhereAsync(
            transaction,
            $"{condition} AND l.lead_id IN (SELECT d.lead_id FROM dirty_lead d)",
            _ => { },
            lead =>
            {
                if (lead.Folded is { } held) rest(held, change.HeldMoves(lead));
            },
            cancel);

        // Leads come in order of their ids, so how far a reader is says which share of its leads is behind it.
        void Tell(int reader, long read)
        {
            done[reader] = read;
            progress?.Invoke(Math.Min(1, done.Sum() / (double)(width * scan.Readers)));
        }
    }

    private async Task ScanAsync(LogScan scan, long first, long last, string condition, VisitHeld visit, Instant? until, Action<long> tell, CancellationToken cancel)
    {
        var history = new LeadHistory(workspace.Funnel);
        var leads = 0;
        await scan.ReadAsync(
            first,
            last,
            condition,
            lead =>
            {
                history.Reset();
                foreach (var transition in lead.Transitions)
                {
                    if (!(transition.OccurredAt >= until)) history.Add(transition);
                }

                history.Order();
                visit(lead.Attributes, history.Moves);
                if (++leads % TellingLeads == 0) tell(lead.LeadId - first + 1);
            },
            cancel);
    }
}
