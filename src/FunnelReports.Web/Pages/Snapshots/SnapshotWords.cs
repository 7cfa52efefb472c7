using FunnelReports.Core;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Resources;
using FunnelReports.Web.Scheduling;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Snapshots;

/// <summary>Says in the reader's language how the nightly snapshots stand; times by the clock of the reporting zone.</summary>
public sealed class SnapshotWords(IStringLocalizer<SharedResource> text, Format format, TimeZoneInfo zone)
{
    /// <summary>The state of things in one sentence.</summary>
    /// <param name="status">How they stand.</param>
    /// <param name="today">Today, a day of the reporting zone.</param>
    public string State(SnapshotStatus status, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(status);
        return status switch
        {
            { Missing: [var day] } => text["The snapshot of {0} is missing. Publish it now: it will be marked late.", format.Day(day)],
            { Missing: [var first, .., var last] } => text["{0} snapshots are missing, from {1} to {2}. Publish them now: they will be marked late.", format.Count(status.Missing.Count), format.Day(first), format.Day(last)],
            { Last: null } => text["No snapshot is due yet. The first one comes on {0}.", At(status.Next)],
            { Last: { } run } when run.Day == today.AddDays(-1) => text["Last night's snapshot, of {0}, was published on {1}, {2}.", format.Day(run.Day), At(run.FinishedAt), OnTime(run)],
            { Last: var run } => text["The latest snapshot, of {0}, was published on {1}, {2}.", format.Day(run.Day), At(run.FinishedAt), OnTime(run)],
        };
    }

    /// <summary>What became of a day that was run by hand.</summary>
    public string Outcome(SnapshotOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var day = format.Day(outcome.Day);
        return outcome.Result switch
        {
            SnapshotResult.Published when outcome.Late => text["{0}: published, late.", day],
            SnapshotResult.Published => text["{0}: published, on time.", day],
            SnapshotResult.AlreadyPublished => text["{0}: it was published already, on {1}. A frozen snapshot never changes.", day, At(outcome.At)],
            SnapshotResult.HeldElsewhere => text["{0}: {1} is at work on it. If that has died, it can be run again after {2}.", day, outcome.Worker ?? "", At(outcome.At)],
            SnapshotResult.NotOver => text["{0}: the day ends on {1}. Run it after that.", day, At(outcome.At)],
            _ => text["{0}: it failed and nothing was published. {1} It is tried again by itself, and can be run again now.", day, outcome.Failure ?? ""],
        };
    }

    /// <summary>Where a run stands, in a word.</summary>
    public string Status(JobRun run) => run.Status switch
    {
        JobStatus.Succeeded => text["Published"],
        JobStatus.Failed => text["Failed"],
        _ => text["Running"],
    };

    /// <summary>What started a run.</summary>
    public string Trigger(JobRun run) => run.Trigger switch
    {
        JobTrigger.Schedule => text["the schedule"],
        JobTrigger.StartUp => text["start of the program"],
        _ => text["a person"],
    };

    /// <summary>"on time" or "late"; <see cref="Format.Missing"/> until it is published.</summary>
    public string OnTime(JobRun run) => run.Status != JobStatus.Succeeded ? Format.Missing : run.Late ? text["late"] : text["on time"];

    /// <summary>How long a run took; <see cref="Format.Missing"/> while it runs.</summary>
    public string Took(JobRun run)
    {
        if (run.FinishedAt is not { } finished) return Format.Missing;
        return format.Seconds(Math.Max(0, finished.Micros - run.StartedAt.Micros) / 1_000_000.0);
    }

    /// <summary>A moment by the clock of the reporting zone.</summary>
    public string At(Instant? instant) => format.Moment(instant is { } known ? new DateTimeOffset(known.ToUtc()) : null, zone);
}
