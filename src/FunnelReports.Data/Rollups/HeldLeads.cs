using System.Runtime.InteropServices;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Data.Rollups;

/// <summary>The moves of leads kept in memory, so that a report that folds them several times reads the log once. One for each reader.</summary>
/// <param name="mostMoves">More moves than this are not kept.</param>
internal sealed class HeldLeads(int mostMoves)
{
    private readonly List<(LeadAttributes Lead, int Moves)> leads = [];
    private readonly List<Transition> moves = [];

    /// <summary>False once there were more moves than may be kept: then nothing is.</summary>
    public bool Holds { get; private set; } = true;

    /// <summary>Keeps a lead with its moves in order.</summary>
    public void Add(in LeadAttributes lead, ReadOnlySpan<Transition> ordered)
    {
        if (!Holds) return;
        if (moves.Count + ordered.Length > mostMoves)
        {
            Holds = false;
            leads.Clear();
            moves.Clear();
            return;
        }

        leads.Add((lead, ordered.Length));
        moves.AddRange(ordered);
    }

    /// <summary>Gives what the leads give to cells.</summary>
    public void Fold(LeadFold fold, IFoldCells cells)
    {
        ArgumentNullException.ThrowIfNull(fold);
        var rest = CollectionsMarshal.AsSpan(moves);
        foreach (var (lead, count) in leads)
        {
            fold.Apply(cells, rest[..count], lead, +1);
            rest = rest[count..];
        }
    }
}
