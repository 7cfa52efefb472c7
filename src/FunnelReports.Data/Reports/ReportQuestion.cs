using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Metrics;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;

namespace FunnelReports.Data.Reports;

/// <summary>A question understood: everything that a report needs to know before it reads.</summary>
/// <param name="Workspace">Funnel, days, money.</param>
/// <param name="Period">The period asked for.</param>
/// <param name="Days">Its days up to the as-of day: those that are counted. Empty when none has come yet.</param>
/// <param name="AsOf">The last day that counts.</param>
/// <param name="Grain">Day, week or month.</param>
/// <param name="Segment">All leads, or some.</param>
/// <param name="Stage">The stage that was named, or null.</param>
/// <param name="From">The stage to come from that was named, or null.</param>
/// <param name="To">The stage to reach that was named, or null.</param>
/// <param name="Policy">Who counts as having reached it.</param>
/// <param name="IsPast">True when the as-of day is before today, so that later moves must be left out.</param>
public sealed record ReportQuestion(
    Workspace Workspace, Period Period, DayRange Days, DateOnly AsOf, Grain Grain, SegmentChoice Segment, string? Stage, string? From, string? To,
    ReachPolicy Policy, bool IsPast)
{
    /// <summary>True when the question named the grain itself, false when the length of the period decided.</summary>
    public bool GrainIsAsked { get; init; }

    /// <summary>What the report is to be broken down by, as typed: each report knows by what it can be; null when by nothing.</summary>
    public string? By { get; init; }

    /// <summary>The stage that was named, else the one with this role.</summary>
    /// <exception cref="MistakeException">None was named and none has the role.</exception>
    public Stage StageOr(StageRole role) => StageOr(Stage, role);

    /// <summary>The stage of this key, else the one with this role.</summary>
    /// <exception cref="MistakeException">No key was given and none has the role.</exception>
    public Stage StageOr(string? key, StageRole role) => key is not null ? Workspace.Funnel.Find(key)! : Workspace.Funnel.With(role)
        ?? throw new MistakeException($"No stage has the role {role}. Name the stage, or give a stage that role.");

    /// <summary>The day on which weeks start.</summary>
    public WeekStart Weeks => Workspace.Calendar.WeekStart;

    /// <summary>The period as the document names it.</summary>
    public ReportPeriod Head => new(Period.Text, Period.Range.Start, Period.Range.LastDay, Workspace.Calendar.ZoneId);
}
