using FunnelReports.Core;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>
/// Turns what a lead's log says into cells: −1 × what its old history gave, +1 × what its new one gives. The old history is the log without the
/// batches that are being folded, the new one the log with them; batches that arrived since are in neither.
/// </summary>
/// <param name="workspace">Decides the order of moves, days and segments.</param>
/// <param name="until">For a question about the past: moves at or after it are left out.</param>
public sealed class LeadChange(Workspace workspace, Instant? until = null)
{
    private readonly LeadFold fold = new(workspace.Funnel, workspace.Calendar);
    private readonly LeadHistory history = new(workspace.Funnel);
    private readonly LeadHistory before = new(workspace.Funnel);

    /// <summary>Adds the difference to the cells.</summary>
    /// <param name="cells">Where to add.</param>
    /// <param name="lead">The lead with its log.</param>
    /// <param name="folding">The marks that this fold settles.</param>
    public FoldedLead Apply(RollupSet cells, LeadLog lead, IReadOnlySet<DirtyMark> folding)
    {
        before.Reset();
        if (lead.Folded is { } held)
        {
            ReadHeld(before, lead);
            fold.Apply(Filling(cells), before.Moves, held, -1);
        }

        return AddNew(
            cells,
            lead,
            e => !e.IsDirty || folding.Contains(new DirtyMark(lead.LeadId, e.BatchId)),
            e => e.VoidedBatchId is { } batch && (!e.VoidIsDirty || folding.Contains(new DirtyMark(lead.LeadId, batch))));
    }

    /// <summary>Compares what the rollups hold of the lead with all that is known, for <see cref="FirstDayChanged"/>; no cell is filled.</summary>
    public void Compare(LeadLog lead)
    {
        before.Reset();
        if (lead.Folded is not null) ReadHeld(before, lead);
        Read(history, lead, _ => true, e => e.VoidedBatchId is not null);
    }

    /// <summary>
    /// The first day whose account of any stage or segment the last <see cref="Apply"/> changed, or <see cref="Compare"/> found to differ, for the lead it
    /// was given; null when none did.
    /// </summary>
    public DateOnly? FirstDayChanged(LeadLog lead)
    {
        var old = before.Moves;
        var now = history.Moves;
        var same = lead.Folded is not { } held || workspace.LeadSegments.AreSame(held, lead.Attributes);
        var i = 0;
        while (same && i < old.Length && i < now.Length && old[i].StageId == now[i].StageId && DayOf(old[i]) == DayOf(now[i])) i++;
        return (i < old.Length, i < now.Length) switch
        {
            (true, true) => DayOf(old[i]) < DayOf(now[i]) ? DayOf(old[i]) : DayOf(now[i]),
            (true, false) => DayOf(old[i]),
            (false, true) => DayOf(now[i]),
            _ => null,
        };
    }

    /// <summary>Adds what the rollups should hold of the lead: what it gives without the batches that are not folded yet.</summary>
    public void AddHeld(RollupSet cells, LeadLog lead)
    {
        ArgumentNullException.ThrowIfNull(cells);
        AddHeld(Filling(cells), lead);
    }

    /// <summary>Gives the cells what the rollups should hold of the lead.</summary>
    public void AddHeld(IFoldCells cells, LeadLog lead)
    {
        if (lead.Folded is { } held) fold.Apply(cells, HeldMoves(lead), held, +1);
    }

    /// <summary>The moves of the lead that the rollups hold, in order. Valid until the next call of any method.</summary>
    public ReadOnlySpan<Transition> HeldMoves(LeadLog lead)
    {
        ReadHeld(history, lead);
        return history.Moves;
    }

    /// <summary>Adds all that the lead gives, as known now.</summary>
    public FoldedLead Add(RollupSet cells, LeadLog lead) => AddNew(cells, lead, _ => true, e => e.VoidedBatchId is not null);

    private FoldedLead AddNew(RollupSet cells, LeadLog lead, Predicate<LogEntry> isIn, Predicate<LogEntry> isVoid)
    {
        Read(history, lead, isIn, isVoid);
        fold.Apply(Filling(cells), history.Moves, lead.Attributes, +1);
        return history.Moves.IsEmpty
            ? new FoldedLead(lead.LeadId, lead.Attributes, null, null)
            : new FoldedLead(lead.LeadId, lead.Attributes, history.Moves[^1].StageId, history.Moves[^1].OccurredAt);
    }

    private IFoldCells Filling(RollupSet cells) => cells.Filling(Bucketing.Stored(workspace.Calendar.WeekStart), workspace.LeadSegments);

    private DateOnly DayOf(in Transition move) => workspace.Calendar.DayOf(move.OccurredAt);

    private void ReadHeld(LeadHistory into, LeadLog lead) => Read(into, lead, e => !e.IsDirty, e => e.VoidedBatchId is not null && !e.VoidIsDirty);

    private void Read(LeadHistory into, LeadLog lead, Predicate<LogEntry> isIn, Predicate<LogEntry> isVoid)
    {
        into.Reset();
        foreach (var entry in lead.Entries)
        {
            if (isIn(entry) && !isVoid(entry) && !(until is { } end && entry.Transition.OccurredAt >= end)) into.Add(entry.Transition);
        }

        into.Order();
    }
}
