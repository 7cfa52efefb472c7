using FunnelReports.Core.Calendars;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Core.Rollups;

/// <summary>
/// The one implementation of what a lead's history gives to the rollups. The nightly increments, a rebuild and a live answer all run it.
/// </summary>
/// <remarks>
/// Everything it adds is a sum over leads. A lead that changed is applied twice: its old history with sign −1, its new one with sign +1.
/// An instance holds buffers; use one per thread.
/// </remarks>
public sealed class LeadFold(Funnel funnel, ReportingCalendar calendar, Bucketing bucketing)
{
    private readonly int[] firstMove = new int[funnel.IdLimit];
    private readonly RollupBucket[] buckets = new RollupBucket[Bucketing.Most];
    private readonly int[] segments = new int[Segments.PerLead];
    private DateOnly[] days = new DateOnly[16];

    /// <summary>Adds (sign +1) or takes away (sign −1) what a lead with these moves and attributes gives.</summary>
    /// <param name="cells">Where to add.</param>
    /// <param name="moves">The moves in order, as <see cref="LeadHistory.Moves"/> gives them. None: nothing is added.</param>
    /// <param name="lead">The values that decide its segments.</param>
    /// <param name="sign">+1 or −1.</param>
    public void Apply(RollupSet cells, ReadOnlySpan<Transition> moves, in LeadAttributes lead, int sign)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (moves.IsEmpty) return;
        Segments.Of(lead, segments);
        ReadDays(moves);
        for (var i = 0; i < moves.Length; i++) Move(cells, moves, i, lead.CampaignId == 0 ? Segments.NoCampaign : lead.CampaignId, sign);
        OpenStay(cells, moves[^1].StageId, days[moves.Length - 1], sign);
        FirstEntries(cells, moves, sign);
    }

    private void ReadDays(ReadOnlySpan<Transition> moves)
    {
        if (days.Length < moves.Length) days = new DateOnly[moves.Length * 2];
        for (var i = 0; i < moves.Length; i++) days[i] = calendar.DayOf(moves[i].OccurredAt);
    }

    private void Move(RollupSet cells, ReadOnlySpan<Transition> moves, int i, int campaign, int sign)
    {
        var to = moves[i].StageId;
        var from = i == 0 ? Stage.Entry : moves[i - 1].StageId;
        var seconds = i == 0 ? 0 : moves[i].OccurredAt.SecondsSince(moves[i - 1].OccurredAt);
        foreach (var segment in segments) RollupSet.Add(cells.Flow, new DayKey(segment, days[i], from, to), sign, sign * seconds);
        RollupSet.Add(cells.FlowMonths, new DayKey(campaign, Bucketing.MonthOf(days[i]), from, to), sign, sign * seconds);
        RollupSet.Add(cells.Causes, new CauseKey(days[i], from, to, moves[i].CampaignId, moves[i].ActionId), sign);
        if (i == 0) return;

        Spread(cells.Dwell, days[i], from, to, DurationScale.BinOf(seconds), sign);
        Spread(cells.StayCohorts, days[i - 1], from, to, days[i].DayNumber - days[i - 1].DayNumber, sign);
    }

    private void OpenStay(RollupSet cells, short stage, DateOnly entered, int sign)
    {
        foreach (var segment in segments) RollupSet.Add(cells.Open, new DayKey(segment, entered, stage, Stage.Entry), sign);
    }

    // Passages count the first entry into the target itself; reach counts the target or, on the success path, any later stage.
    private void FirstEntries(RollupSet cells, ReadOnlySpan<Transition> moves, int sign)
    {
        Array.Fill(firstMove, -1);
        for (var i = moves.Length - 1; i >= 0; i--) firstMove[moves[i].StageId] = i;
        firstMove[Stage.Entry] = 0;

        for (short anchor = 0; anchor < firstMove.Length; anchor++)
        {
            var start = firstMove[anchor];
            if (start < 0) continue;
            Spread(cells.ReachCohorts, days[start], anchor, anchor, 0, sign);
            foreach (var target in funnel.Stages)
            {
                if (target.Id == anchor) continue;
                Passage(cells, moves, anchor, start, target.Id, sign);
                Reach(cells, moves, anchor, start, target.Id, sign);
            }
        }
    }

    private void Passage(RollupSet cells, ReadOnlySpan<Transition> moves, short anchor, int start, short target, int sign)
    {
        var reached = firstMove[target];
        if (reached < start) return;
        var seconds = moves[reached].OccurredAt.SecondsSince(moves[start].OccurredAt);
        foreach (var segment in segments) RollupSet.Add(cells.Passages, new DayKey(segment, days[reached], anchor, target), sign, sign * seconds);
        Spread(cells.ReachLags, days[reached], anchor, target, days[reached].DayNumber - days[start].DayNumber, sign);
    }

    private void Reach(RollupSet cells, ReadOnlySpan<Transition> moves, short anchor, int start, short target, int sign)
    {
        // A target before the anchor is reached only by going back to it: going on past the anchor is no way to get there.
        var laterCounts = anchor == Stage.Entry || !funnel.Reaches(anchor, target);
        for (var i = anchor == Stage.Entry ? start : start + 1; i < moves.Length; i++)
        {
            if (moves[i].StageId != target && !(laterCounts && funnel.Reaches(moves[i].StageId, target))) continue;
            Spread(cells.ReachCohorts, days[start], anchor, target, days[i].DayNumber - days[start].DayNumber, sign);
            return;
        }
    }

    private void Spread(Dictionary<CohortKey, Histogram> table, DateOnly day, short first, short second, int bin, int sign)
    {
        var count = bucketing.Of(day, buckets);
        for (var b = 0; b < count; b++)
        {
            foreach (var segment in segments) RollupSet.Add(table, new CohortKey(segment, buckets[b], first, second), bin, sign);
        }
    }
}
