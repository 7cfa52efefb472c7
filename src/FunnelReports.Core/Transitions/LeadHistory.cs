using System.Runtime.InteropServices;
using FunnelReports.Core.Stages;

namespace FunnelReports.Core.Transitions;

/// <summary>
/// The moves of one lead in the order in which they happened. Nothing else in the program decides order or duplicates:
/// by <see cref="Transition.OccurredAt"/>, at the same instant by <see cref="Transition.Sequence"/>, then by the funnel's order of stages, then by
/// record; entering the stage one is already in is not a move.
/// </summary>
/// <remarks>An instance is a buffer that can be used for one lead after the other; it is not safe for several threads.</remarks>
public sealed class LeadHistory(Funnel funnel) : IComparer<Transition>
{
    private readonly List<Transition> moves = [];

    /// <summary>The moves, first to last. Valid until the next call of <see cref="Reset"/>.</summary>
    public ReadOnlySpan<Transition> Moves => CollectionsMarshal.AsSpan(moves);

    /// <summary>Forgets the lead, to begin another.</summary>
    public void Reset() => moves.Clear();

    /// <summary>Adds a transition that is not voided, in any order. Call <see cref="Order"/> after the last.</summary>
    public void Add(in Transition transition) => moves.Add(transition);

    /// <summary>Brings what was added into order and drops what is not a move.</summary>
    public void Order()
    {
        if (moves.Count < 2) return;
        if (!IsInOrder()) moves.Sort(Compare);
        var kept = 1;
        for (var i = 1; i < moves.Count; i++)
        {
            if (moves[i].StageId != moves[kept - 1].StageId) moves[kept++] = moves[i];
        }

        moves.RemoveRange(kept, moves.Count - kept);
    }

    /// <summary>The history of a lead with these transitions, given in any order.</summary>
    public static LeadHistory Of(Funnel funnel, IEnumerable<Transition> transitions)
    {
        ArgumentNullException.ThrowIfNull(transitions);
        var history = new LeadHistory(funnel);
        foreach (var transition in transitions) history.Add(transition);
        history.Order();
        return history;
    }

    // The log mostly comes in order already.
    private bool IsInOrder()
    {
        for (var i = 1; i < moves.Count; i++)
        {
            if (Compare(moves[i - 1], moves[i]) > 0) return false;
        }

        return true;
    }

    /// <summary>Which of two transitions of a lead comes first, voided ones too.</summary>
    public int Compare(Transition x, Transition y)
    {
        var order = x.OccurredAt.CompareTo(y.OccurredAt);
        if (order == 0) order = x.Sequence.CompareTo(y.Sequence);
        if (order == 0) order = funnel.RankOf(x.StageId).CompareTo(funnel.RankOf(y.StageId));
        return order != 0 ? order : x.Record.CompareTo(y.Record);
    }
}
