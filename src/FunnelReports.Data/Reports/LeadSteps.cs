using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;
using FunnelReports.Data.Rollups;
using FunnelReports.Data.Snapshots;

namespace FunnelReports.Data.Reports;

/// <summary>
/// Leads one lead from what a publication counted of it to what is known now, cause by cause: as published, then what came late, what was voided, merged,
/// erased. What each step changes on the published days is the lead's share of that part.
/// </summary>
/// <param name="workspace">Funnel and days.</param>
/// <param name="batches">The batches that one of the days in question did not count; all others were counted by all.</param>
internal sealed class LeadSteps(Workspace workspace, IReadOnlyDictionary<long, LateBatch> batches)
{
    private const RestatementCause Last = RestatementCause.Erased;

    private readonly LeadHistory history = new(workspace.Funnel);
    private readonly long[] inflow = new long[workspace.Funnel.IdLimit];
    private readonly long[] outflow = new long[workspace.Funnel.IdLimit];
    private readonly long[] closing = new long[workspace.Funnel.IdLimit];
    private List<(DateOnly Day, short Stage)> before = [];
    private List<(DateOnly Day, short Stage)> after = [];

    /// <summary>Tells the shares of a lead in the published days that it has changed.</summary>
    public void Visit(LeadLog lead, IEnumerable<PublishedDay> days, Action<RestatedShare> tell)
    {
        var (horizons, causes) = Late(lead);

        // Days between two of these publications counted the same batches of the lead.
        foreach (var alike in days.GroupBy(day => horizons.Count(h => h <= day.Number)).Where(g => g.Key < horizons.Count))
        {
            Read(lead, alike.First().Number, 0, before);
            for (var cause = RestatementCause.Late; cause <= Last; cause++)
            {
                if (!causes.Contains(cause)) continue;
                Read(lead, alike.First().Number, cause, after);
                if (FirstDifference() is { } first)
                {
                    foreach (var day in alike.Where(d => d.Day >= first)) Compare(lead.LeadId, day.Day, cause, tell);
                }

                (before, after) = (after, before);
            }
        }
    }

    /// <summary>Tells what a publication counted of a lead that may have been in another segment then: added when it is in the segment now, else taken away.</summary>
    /// <param name="lead">The lead.</param>
    /// <param name="since">The first day that has changed. A lead changes segments with all its moves, so one that counted before this day has not.</param>
    /// <param name="day">The published day.</param>
    /// <param name="isIn">Whether the lead is in the segment now.</param>
    /// <param name="tell">Takes the shares.</param>
    public void VisitMoved(LeadLog lead, DateOnly since, PublishedDay day, bool isIn, Action<RestatedShare> tell)
    {
        Read(lead, day.Number, 0, before);
        if (before.Count == 0 || before[0].Day < since) return;
        Count(before, day.Day, isIn ? +1 : -1);
        Tell(lead.LeadId, day.Day, RestatementCause.Reattributed, tell);
    }

    private (SortedSet<long> Horizons, HashSet<RestatementCause> Causes) Late(LeadLog lead)
    {
        var horizons = new SortedSet<long>();
        var causes = new HashSet<RestatementCause>();
        foreach (var entry in lead.Entries)
        {
            Add(entry.BatchId);
            if (entry.VoidedBatchId is { } batch) Add(batch);
        }

        return (horizons, causes);

        void Add(long id)
        {
            if (!batches.TryGetValue(id, out var batch)) return;
            horizons.Add(batch.Publication);
            causes.Add(batch.Cause);
        }
    }

    // Batches that are not folded yet are left out, as the rollups do.
    private void Read(LeadLog lead, long publication, RestatementCause upTo, List<(DateOnly Day, short Stage)> into)
    {
        history.Reset();
        foreach (var entry in lead.Entries)
        {
            if (!entry.IsDirty && IsIn(entry.BatchId) && !(entry.VoidedBatchId is { } batch && !entry.VoidIsDirty && IsIn(batch))) history.Add(entry.Transition);
        }

        history.Order();
        into.Clear();
        foreach (var move in history.Moves) into.Add((workspace.Calendar.DayOf(move.OccurredAt), move.StageId));

        bool IsIn(long id) => !batches.TryGetValue(id, out var batch) || batch.Publication <= publication || batch.Cause <= upTo;
    }

    private DateOnly? FirstDifference()
    {
        var i = 0;
        while (i < before.Count && i < after.Count && before[i] == after[i]) i++;
        if (i == before.Count && i == after.Count) return null;
        var old = i < before.Count ? before[i].Day : DateOnly.MaxValue;
        var now = i < after.Count ? after[i].Day : DateOnly.MaxValue;
        return old < now ? old : now;
    }

    private void Compare(long lead, DateOnly day, RestatementCause cause, Action<RestatedShare> tell)
    {
        Count(before, day, -1);
        Count(after, day, +1);
        Tell(lead, day, cause, tell);
    }

    private void Tell(long lead, DateOnly day, RestatementCause cause, Action<RestatedShare> tell)
    {
        for (short stage = 1; stage < inflow.Length; stage++)
        {
            var change = new AccountChange(inflow[stage], outflow[stage], closing[stage]);
            (inflow[stage], outflow[stage], closing[stage]) = (0, 0, 0);
            if (!change.IsNone) tell(new RestatedShare(lead, day, stage, cause, change));
        }
    }

    private void Count(List<(DateOnly Day, short Stage)> moves, DateOnly day, int sign)
    {
        var at = Stage.Entry;
        foreach (var move in moves.TakeWhile(m => m.Day <= day))
        {
            if (move.Day == day)
            {
                inflow[move.Stage] += sign;
                if (at != Stage.Entry) outflow[at] += sign;
            }

            at = move.Stage;
        }

        if (at != Stage.Entry) closing[at] += sign;
    }
}
