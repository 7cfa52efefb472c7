using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Core.Rollups;

/// <summary>
/// The one implementation of what a lead's history gives to the rollups. The nightly increments, a rebuild and a live answer all run it.
/// </summary>
/// <remarks>
/// Everything it gives is a sum over leads. A lead that changed is applied twice: its old history with sign −1, its new one with sign +1.
/// An instance holds buffers; use one per thread.
/// </remarks>
public sealed class LeadFold(Funnel funnel, ReportingCalendar calendar)
{
    private readonly ReachTable reaches = new(funnel);
    private readonly int[] firstMove = new int[funnel.IdLimit];
    private readonly bool[] reached = new bool[funnel.IdLimit];
    private readonly short[] visited = new short[funnel.IdLimit];
    private int[] days = new int[16];

    /// <summary>Adds (sign +1) or takes away (sign −1) what a lead with these moves and attributes gives.</summary>
    /// <param name="cells">Where to add.</param>
    /// <param name="moves">The moves in order, as <see cref="LeadHistory.Moves"/> gives them. None: nothing is added.</param>
    /// <param name="lead">The values that decide its segments.</param>
    /// <param name="sign">+1 or −1.</param>
    public void Apply(IFoldCells cells, ReadOnlySpan<Transition> moves, in LeadAttributes lead, int sign)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (moves.IsEmpty) return;
        cells.Lead(lead, sign);
        ReadDays(moves);
        Moves(cells, moves);
        cells.Open(days[moves.Length - 1], moves[^1].StageId);
        FirstEntries(cells, moves);
    }

    private void ReadDays(ReadOnlySpan<Transition> moves)
    {
        if (days.Length < moves.Length) days = new int[moves.Length * 2];
        for (var i = 0; i < moves.Length; i++) days[i] = calendar.DayNumberOf(moves[i].OccurredAt);
    }

    private void Moves(IFoldCells cells, ReadOnlySpan<Transition> moves)
    {
        cells.Move(days[0], Stage.Entry, moves[0].StageId, 0, moves[0].CampaignId, moves[0].ActionId);
        for (var i = 1; i < moves.Length; i++)
        {
            var from = moves[i - 1].StageId;
            var seconds = moves[i].OccurredAt.SecondsSince(moves[i - 1].OccurredAt);
            cells.Move(days[i], from, moves[i].StageId, seconds, moves[i].CampaignId, moves[i].ActionId);
            cells.Exit(days[i - 1], days[i], from, moves[i].StageId, seconds);
        }
    }

    // Passages count the first entry into the target itself; reach counts the target or, on the success path, any later stage.
    private void FirstEntries(IFoldCells cells, ReadOnlySpan<Transition> moves)
    {
        Array.Fill(firstMove, -1);
        var count = 0;
        for (var i = 0; i < moves.Length; i++)
        {
            var stage = moves[i].StageId;
            if (firstMove[stage] >= 0) continue;
            firstMove[stage] = i;
            visited[count++] = stage;
        }

        Passages(cells, moves, Stage.Entry, 0, visited.AsSpan(0, count));
        Reaches(cells, moves, Stage.Entry, 0, 0);
        for (var v = 0; v < count; v++)
        {
            var start = firstMove[visited[v]];
            Passages(cells, moves, visited[v], start, visited.AsSpan(v + 1, count - v - 1));
            Reaches(cells, moves, visited[v], start, start + 1);
        }
    }

    private void Passages(IFoldCells cells, ReadOnlySpan<Transition> moves, short anchor, int start, ReadOnlySpan<short> targets)
    {
        foreach (var target in targets)
        {
            var at = firstMove[target];
            cells.Passage(days[at], anchor, target, days[at] - days[start], moves[at].OccurredAt.SecondsSince(moves[start].OccurredAt));
        }
    }

    private void Reaches(IFoldCells cells, ReadOnlySpan<Transition> moves, short anchor, int start, int next)
    {
        cells.Reach(days[start], anchor, anchor, 0, passedOver: false);
        Array.Clear(reached);
        for (var i = next; i < moves.Length; i++)
        {
            foreach (var target in reaches.By(anchor, moves[i].StageId))
            {
                if (reached[target]) continue;
                reached[target] = true;
                cells.Reach(days[start], anchor, target, days[i] - days[start], passedOver: target != moves[i].StageId);
            }
        }
    }
}
