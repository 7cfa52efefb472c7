using FunnelReports.Core;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Transitions;
using FunnelReports.Data.Reports;

namespace FunnelReports.Data.Leads;

/// <summary>Says whether a stay of a lead stands behind a number, by the same histories and definitions as the fold that counted it.</summary>
/// <param name="question">Period, days, funnel.</param>
/// <param name="asked">Which leads.</param>
internal sealed class LeadRule(ReportQuestion question, LeadsBehind asked)
{
    private readonly short stage = asked.Stage?.Id ?? 0;
    private readonly (Instant From, Instant To) period = question.Workspace.Calendar.InstantsOf(question.Days);
    private readonly Instant end = question.Workspace.Calendar.StartOf(question.AsOf.AddDays(1));
    private readonly LeadReach? reach = asked.Target is { } target ? new LeadReach(question.Workspace.Funnel, question.Workspace.Calendar, asked.Stage!.Id, target.Id) : null;
    private readonly IReadOnlyList<DayRange> weeks = asked.Seen is null ? [] : EfficiencyAnswer.WeeksOf(question);

    /// <summary>The moment of which a list of stock tells.</summary>
    public Instant Moment { get; } = question.Workspace.Calendar.StartOf(Earlier(
        question.AsOf.AddDays(1), asked.Kind == LeadsKind.AtStart ? question.Period.Range.Start : question.Period.Range.End));

    /// <summary>The moves that were made for the reason asked for; null when none was asked for.</summary>
    public IReadOnlySet<long>? ForReason { get; init; }

    /// <summary>The campaigns and actions whose moves are left out; null when none are.</summary>
    public IReadOnlySet<(int CampaignId, int ActionId)>? NotCausedBy { get; init; }

    /// <summary>Whether the stay that begins with a move counts, and after how many days the other stage was reached where the list tells of that.</summary>
    /// <param name="moves">The moves of the lead in order.</param>
    /// <param name="at">The place of the move.</param>
    /// <param name="days">The days; null where the list tells of none.</param>
    public bool Holds(ReadOnlySpan<Transition> moves, int at, out int? days)
    {
        days = null;
        if (stage != 0 && asked.Kind is not (LeadsKind.Became or LeadsKind.Paid) && moves[at].StageId != stage) return false;
        Transition? next = at + 1 < moves.Length ? moves[at + 1] : null;
        var entered = IsIn(moves[at].OccurredAt);
        switch (asked.Kind)
        {
            case LeadsKind.Entered:
                return entered && IsFrom(moves, at) && IsCause(moves[at]) && !(asked.First && IsAgain(moves, at));
            case LeadsKind.Left:
                return next is { } move && IsIn(move.OccurredAt) && IsNext(move) && IsCause(move) && HasStayed(moves[at], move);
            case LeadsKind.AtStart or LeadsKind.AtEnd:
                return moves[at].OccurredAt < Moment && !(next?.OccurredAt < Moment);
            case LeadsKind.Cohort:
                return entered && !IsAgain(moves, at) && IsSeen(moves[at]);
            case LeadsKind.Reached or LeadsKind.NotReached:
                if (!entered || IsAgain(moves, at) || !IsSeen(moves[at])) return false;
                days = reach!.DaysOf(moves, asked.Policy);
                return (days is not null && !(days > asked.Within)) == (asked.Kind == LeadsKind.Reached);
            case LeadsKind.Inferred:
                if (!entered || IsAgain(moves, at)) return false;
                days = reach!.DaysPast(moves);
                return days is not null;
            case LeadsKind.Moved:
                return entered && IsCause(moves[at]);
            case LeadsKind.New or LeadsKind.Became or LeadsKind.Paid:
                return at == 0 && entered && (stage == 0 || HasEntered(moves));
            default:
                return entered && (asked.Kind == LeadsKind.Gone ? next is not null : IsFate(HandOver.FateOf(question.Workspace.Funnel, stage, next?.StageId)));
        }
    }

    private bool IsFate(HandOverFate fate) => asked.Kind switch
    {
        LeadsKind.Waiting => fate == HandOverFate.Waiting,
        LeadsKind.Accepted => fate == HandOverFate.Accepted,
        LeadsKind.Rejected => fate == HandOverFate.Rejected,
        LeadsKind.Decided => fate is HandOverFate.Accepted or HandOverFate.Rejected,
        _ => fate == HandOverFate.Other,
    };

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private bool IsIn(Instant at) => at >= period.From && at < period.To;

    private bool IsAgain(ReadOnlySpan<Transition> moves, int at)
    {
        foreach (var before in moves[..at])
        {
            if (before.StageId == stage) return true;
        }

        return false;
    }

    private bool IsFrom(ReadOnlySpan<Transition> moves, int at) =>
        asked.BeforeKey is null || (at == 0 ? asked.Before is null : asked.Before?.Id == moves[at - 1].StageId);

    private bool IsNext(in Transition move) =>
        (asked.Next is null || asked.Next.Id == move.StageId)
        && (asked.Past is not { } past || (past.Id != move.StageId && question.Workspace.Funnel.Reaches(move.StageId, past.Id)));

    private bool HasStayed(in Transition from, in Transition to) =>
        asked.Stayed is not { } band || band.FromDays == StayLengths.FirstDayOf(to.OccurredAt.SecondsSince(from.OccurredAt));

    private bool IsCause(in Transition move) =>
        !(asked.Campaign is { } campaign && campaign.Id != move.CampaignId)
        && !(asked.Action is { } action && action.Id != move.ActionId)
        && NotCausedBy?.Contains((move.CampaignId, move.ActionId)) != true
        && ForReason?.Contains(move.Record) != false;

    private bool IsSeen(in Transition move)
    {
        if (asked.Seen is not { } days) return true;
        var day = question.Workspace.Calendar.DayOf(move.OccurredAt);
        return ReachedCohorts.SeenDays(question, weeks.First(week => week.Contains(day))) >= days;
    }

    private bool HasEntered(ReadOnlySpan<Transition> moves)
    {
        foreach (var move in moves)
        {
            if (move.StageId == stage && move.OccurredAt < end) return true;
        }

        return false;
    }
}
