using System.Diagnostics.CodeAnalysis;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using Quartz;

namespace FunnelReports.Web.Scheduling;

/// <summary>
/// When the nightly snapshot runs: a cron expression of five fields, read by the wall clock of the reporting zone. A time that the clock skips in spring
/// runs at the next minute it shows; one that it shows twice in autumn runs once, the first time.
/// </summary>
public sealed class SnapshotSchedule
{
    private readonly CronExpression cron;
    private readonly ReportingCalendar calendar;
    private readonly WallClock wall;

    private SnapshotSchedule(string text, CronExpression cron, ReportingCalendar calendar)
    {
        Text = text;
        this.cron = cron;
        this.calendar = calendar;
        wall = new WallClock(calendar.Zone);
    }

    /// <summary>The expression: minute, hour, day of month, month, day of week.</summary>
    public string Text { get; }

    /// <summary>The IANA name of the zone whose clock it follows.</summary>
    public string ZoneId => calendar.ZoneId;

    /// <summary>The schedule of a workspace. An expression that no form would have let through falls back to the default.</summary>
    public static SnapshotSchedule Of(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return TryParse(workspace.SnapshotCron, workspace.Calendar, out var schedule, out _)
            || TryParse(WorkspaceSeed.DefaultSnapshotCron, workspace.Calendar, out schedule, out _)
            ? schedule
            : throw new InvalidOperationException("The default schedule is no cron expression.");
    }

    /// <summary>When a workspace's schedule wants the snapshot of a day.</summary>
    public static Instant Due(Workspace workspace, DateOnly day) => Of(workspace).DueOf(day);

    /// <summary>Reads an expression that a person typed.</summary>
    /// <param name="text">Five fields.</param>
    /// <param name="calendar">The reporting calendar.</param>
    /// <param name="schedule">The schedule when it is one.</param>
    /// <param name="problem">What is wrong, where, and how to mend it, when it is none.</param>
    public static bool TryParse(
        string? text,
        ReportingCalendar calendar,
        [NotNullWhen(true)] out SnapshotSchedule? schedule,
        [NotNullWhen(false)] out CronProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        schedule = null;
        var fields = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var tidy = string.Join(' ', fields);
        problem = fields.Length == 5 ? null : new CronProblem(
            "A schedule has 5 fields, '{0}' has {1}. Write minute, hour, day of month, month and day of week, for example '15 0 * * *' for every night at 00:15.",
            tidy,
            fields.Length);
        if (problem is not null) return false;

        if (!TryRead(tidy, out var cron, out var reason))
        {
            problem = new CronProblem(
                "The schedule '{0}' cannot be read: {1}. Write minute (0–59), hour (0–23), day of month, month and day of week, for example '15 0 * * *' for every night at 00:15.",
                tidy,
                reason);
            return false;
        }

        if (cron.GetNextValidTimeAfter(DateTimeOffset.UnixEpoch) is null)
        {
            problem = new CronProblem("The schedule '{0}' names a day that never comes. Write '*' for the day and the month to run every night, for example '15 0 * * *' for 00:15.", tidy);
            return false;
        }

        schedule = new SnapshotSchedule(tidy, cron, calendar);
        return true;
    }

    /// <summary>When the snapshot of a day is due: the first time of the schedule at which the day is over.</summary>
    public Instant DueOf(DateOnly day) => NextAfter(new Instant(calendar.StartOf(day.AddDays(1)).Micros - 1));

    /// <summary>The next times of the schedule after an instant, in order.</summary>
    public IEnumerable<Instant> NextTimes(Instant after, int count)
    {
        for (var at = after; count > 0; count--) yield return at = NextAfter(at);
    }

    /// <summary>The first time of the schedule after an instant.</summary>
    public Instant NextAfter(Instant instant)
    {
        // The expression is asked in the time that the wall clock shows, so that all that daylight saving does is done in one place, by the wall clock.
        var shown = wall.Shown(instant);
        while (true)
        {
            shown = cron.GetNextValidTimeAfter(new DateTimeOffset(shown, TimeSpan.Zero))?.UtcDateTime
                ?? throw new InvalidOperationException($"The schedule '{Text}' has no time after {shown:yyyy-MM-dd}.");
            var next = wall.InstantOf(shown);
            if (next > instant) return next;
            shown = DateTime.SpecifyKind(shown, DateTimeKind.Unspecified);
        }
    }

    private static bool TryRead(string text, [NotNullWhen(true)] out CronExpression? cron, [NotNullWhen(false)] out string? reason)
    {
        try
        {
            cron = CronExpression.Parse(text, CronFormat.Unix).WithTimeZone(TimeZoneInfo.Utc);
            reason = null;
            return true;
        }
        catch (FormatException wrong)
        {
            cron = null;
            reason = wrong.Message.TrimEnd('.', ' ');
            return false;
        }
    }
}
