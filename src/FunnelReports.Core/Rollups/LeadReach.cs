using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Stages;
using FunnelReports.Core.Transitions;

namespace FunnelReports.Core.Rollups;

/// <summary>Whether one lead that first entered a stage has reached another, as <see cref="LeadFold"/> says: for the lists of leads behind a rate by cohort.</summary>
/// <remarks>An instance holds buffers; use one per thread.</remarks>
public sealed class LeadReach(Funnel funnel, ReportingCalendar calendar, short anchor, short target)
{
    private readonly LeadFold fold = new(funnel, calendar);
    private readonly Watch watch = new(anchor, target);

    /// <summary>The calendar days from the first entry into the anchor to reaching the target; null when it is not reached as the policy counts it.</summary>
    /// <param name="moves">The moves of the lead in order.</param>
    /// <param name="policy">Who counts as having reached it.</param>
    public int? DaysOf(ReadOnlySpan<Transition> moves, ReachPolicy policy) =>
        Reached(moves) is { } reached && (policy == ReachPolicy.ReachedOrLater || !reached.PassedOver) ? reached.Days : null;

    /// <summary>The calendar days from the first entry into the anchor to going past the target without entering it; null when the lead has not.</summary>
    /// <param name="moves">The moves of the lead in order.</param>
    public int? DaysPast(ReadOnlySpan<Transition> moves) => Reached(moves) is { PassedOver: true } past ? past.Days : null;

    private (int Days, bool PassedOver)? Reached(ReadOnlySpan<Transition> moves)
    {
        watch.Reached = null;
        fold.Apply(watch, moves, default, +1);
        return watch.Reached;
    }

    private sealed class Watch(short anchor, short target) : IFoldCells
    {
        public (int Days, bool PassedOver)? Reached { get; set; }

        public void Reach(int day, short from, short to, int age, bool passedOver)
        {
            if (from == anchor && to == target) Reached = (age, passedOver);
        }

        public void Lead(in LeadAttributes lead, int sign)
        {
        }

        public void Move(int day, short from, short to, long seconds, int campaignId, int actionId)
        {
        }

        public void Exit(int entered, int left, short from, short to, long seconds)
        {
        }

        public void Open(int day, short stage)
        {
        }

        public void Passage(int day, short from, short to, int age, long seconds)
        {
        }
    }
}
