using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>
/// Turns what a lead's log says into cells: −1 × what its old history gave, +1 × what its new one gives. The old history is the log without the
/// batches that are being folded, the new one the log with them; batches that arrived since are in neither.
/// </summary>
/// <param name="funnel">Decides the order of moves.</param>
/// <param name="calendar">Decides days.</param>
/// <param name="bucketing">The buckets to fill; those that are stored when not given.</param>
/// <param name="until">For a question about the past: moves at or after it are left out.</param>
public sealed class LeadChange(Funnel funnel, ReportingCalendar calendar, Bucketing? bucketing = null, Instant? until = null)
{
    private readonly LeadFold fold = new(funnel, calendar);
    private readonly Bucketing buckets = bucketing ?? Bucketing.Stored;
    private readonly LeadHistory history = new(funnel);

    /// <summary>Adds the difference to the cells.</summary>
    /// <param name="cells">Where to add.</param>
    /// <param name="lead">The lead with its log.</param>
    /// <param name="folding">The marks that this fold settles.</param>
    public FoldedLead Apply(RollupSet cells, LeadLog lead, IReadOnlySet<DirtyMark> folding)
    {
        Apply(cells, lead, -1);
        return AddNew(
            cells,
            lead,
            e => !e.IsDirty || folding.Contains(new DirtyMark(lead.LeadId, e.BatchId)),
            e => e.VoidedBatchId is { } batch && (!e.VoidIsDirty || folding.Contains(new DirtyMark(lead.LeadId, batch))));
    }

    /// <summary>Adds what the rollups should hold of the lead: what it gives without the batches that are not folded yet.</summary>
    public void AddHeld(RollupSet cells, LeadLog lead) => Apply(cells, lead, +1);

    /// <summary>The moves of the lead that the rollups hold, in order. Valid until the next call of any method.</summary>
    public ReadOnlySpan<Transition> HeldMoves(LeadLog lead)
    {
        Read(lead, e => !e.IsDirty, e => e.VoidedBatchId is not null && !e.VoidIsDirty);
        return history.Moves;
    }

    /// <summary>Adds all that the lead gives, as known now.</summary>
    public FoldedLead Add(RollupSet cells, LeadLog lead) => AddNew(cells, lead, _ => true, e => e.VoidedBatchId is not null);

    private void Apply(RollupSet cells, LeadLog lead, int sign)
    {
        if (lead.Folded is { } held) fold.Apply(cells.Filling(buckets), HeldMoves(lead), held, sign);
    }

    private FoldedLead AddNew(RollupSet cells, LeadLog lead, Predicate<LogEntry> isIn, Predicate<LogEntry> isVoid)
    {
        Read(lead, isIn, isVoid);
        fold.Apply(cells.Filling(buckets), history.Moves, lead.Attributes, +1);
        return history.Moves.IsEmpty
            ? new FoldedLead(lead.LeadId, lead.Attributes, null, null)
            : new FoldedLead(lead.LeadId, lead.Attributes, history.Moves[^1].StageId, history.Moves[^1].OccurredAt);
    }

    private void Read(LeadLog lead, Predicate<LogEntry> isIn, Predicate<LogEntry> isVoid)
    {
        history.Reset();
        foreach (var entry in lead.Entries)
        {
            if (isIn(entry) && !isVoid(entry) && !(until is { } end && entry.Transition.OccurredAt >= end)) history.Add(entry.Transition);
        }

        history.Order();
    }
}
