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
        var cells = new RollupSet();
        await using var scan = await database.OpenScanAsync(transaction, LogPart.Known, beside: false, cancel);
        if (await scan.BoundsAsync(cancel) is not { } bounds) return cells;
        var still = $"{condition} AND NOT EXISTS (SELECT 1 FROM dirty_lead d WHERE d.lead_id = l.lead_id)";
        var width = ((bounds.Last - bounds.First) / scan.Readers) + 1;
        var parts = await Task.WhenAll(Enumerable.Range(0, scan.Readers).Select(
            reader => ScanAsync(scan, bounds.First + (reader * width), bounds.First + ((reader + 1) * width) - 1, still, bucketing, until, causes, bySegment, cancel)));
        foreach (var part in parts) cells.Merge(part);

        var change = new LeadChange(workspace.Funnel, workspace.Calendar, bucketing, until);
        await new LeadLogReader(database).ReadWhereAsync(
            transaction,
            $"{condition} AND l.lead_id IN (SELECT d.lead_id FROM dirty_lead d)",
            _ => { },
            lead => change.AddHeld(cells, lead),
            cancel);
        return cells;
    }

    private async Task<RollupSet> ScanAsync(
        LogScan scan, long first, long last, string condition, Bucketing bucketing, Instant? until, bool causes, bool bySegment, CancellationToken cancel)
    {
        var cells = new RollupSet();
        var into = bySegment ? cells.Filling(bucketing) : cells.FillingAll(bucketing, causes);
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
        return cells;
    }
}
