using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>
/// Folds any choice of leads live, all of them if need be, as the rollups hold them: what is not folded yet is left out, so that stored and live answers
/// agree. Leads with nothing to fold are scanned; the few others are read batch by batch.
/// </summary>
public sealed class FoldedLog(FunnelDatabase database, Workspace workspace)
{
    /// <summary>What the leads give, in the segment of all leads, and in every other only when asked to.</summary>
    /// <param name="transaction">One snapshot for the whole answer.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>, without parameters.</param>
    /// <param name="bucketing">The buckets to fill.</param>
    /// <param name="until">For a question about the past: moves at or after it are left out.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="causes">True to count what caused the moves as well.</param>
    /// <param name="bySegment">True to fill the segments of channels, personas and origins too.</param>
    public async Task<RollupSet> ReadAsync(
        DbTransaction transaction, string condition, Bucketing bucketing, Instant? until, CancellationToken cancel, bool causes = false, bool bySegment = false)
    {
        var parts = new List<RollupSet>();
        await ReadAsync(transaction, condition, NewPart, until, cancel);
        var cells = new RollupSet();
        foreach (var part in parts) cells.Merge(part);
        return cells;

        IFoldCells NewPart()
        {
            parts.Add(new RollupSet());
            return bySegment ? parts[^1].Filling(bucketing) : parts[^1].FillingAll(bucketing, causes);
        }
    }

    /// <summary>Gives what the leads give to cells of the caller.</summary>
    /// <param name="transaction">One snapshot for the whole answer.</param>
    /// <param name="condition">SQL over the lead as <c>l</c>, without parameters.</param>
    /// <param name="newPart">Makes the cells of one reader; several readers work at once, each into its own.</param>
    /// <param name="until">For a question about the past: moves at or after it are left out.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task ReadAsync(DbTransaction transaction, string condition, Func<IFoldCells> newPart, Instant? until, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(newPart);
        await using var scan = await database.OpenScanAsync(transaction, LogPart.Known, beside: false, cancel);
        if (await scan.BoundsAsync(cancel) is not { } bounds) return;
        var still = $"{condition} AND NOT EXISTS (SELECT 1 FROM dirty_lead d WHERE d.lead_id = l.lead_id)";
        var width = ((bounds.Last - bounds.First) / scan.Readers) + 1;
        await Task.WhenAll(Enumerable.Range(0, scan.Readers).Select(
            reader => ScanAsync(scan, bounds.First + (reader * width), bounds.First + ((reader + 1) * width) - 1, still, newPart(), until, cancel)));

        var rest = newPart();
        var change = new LeadChange(workspace.Funnel, workspace.Calendar, until: until);
        await new LeadLogReader(database).ReadWhereAsync(
            transaction,
            $"{condition} AND l.lead_id IN (SELECT d.lead_id FROM dirty_lead d)",
            _ => { },
            lead => change.AddHeld(rest, lead),
            cancel);
    }

    private async Task ScanAsync(LogScan scan, long first, long last, string condition, IFoldCells into, Instant? until, CancellationToken cancel)
    {
        var fold = new LeadFold(workspace.Funnel, workspace.Calendar);
        var history = new LeadHistory(workspace.Funnel);
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
                fold.Apply(into, history.Moves, lead.Attributes, +1);
            },
            cancel);
    }
}
