using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;

namespace FunnelReports.Web.Scheduling;

/// <summary>Answers how the nightly snapshots stand. Every page asks, so an answer is kept for half a minute.</summary>
public sealed class SnapshotStatusReader(SnapshotBackfill backfill, WorkspaceStore workspaces, JobRuns runs, TimeProvider clock)
{
    private static readonly long KeepSeconds = 30;

    private volatile Answer? kept;

    /// <summary>How they stand now, or stood at most half a minute ago.</summary>
    public async Task<SnapshotStatus> ReadAsync(CancellationToken cancel)
    {
        var now = Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
        if (kept is { } answer && Math.Abs(now.SecondsSince(answer.At)) < KeepSeconds) return answer.Status;
        var workspace = await workspaces.ReadAsync(cancel);
        var schedule = SnapshotSchedule.Of(workspace);
        var status = new SnapshotStatus(
            schedule,
            schedule.NextAfter(now),
            await runs.LastSuccessAsync(NightlySnapshot.Job, cancel),
            await backfill.MissingAsync(workspace, now - NightlySnapshot.GraceSeconds, cancel));
        kept = new Answer(now, status);
        return status;
    }

    /// <summary>Forgets the kept answer: something was changed or run just now.</summary>
    public void Forget() => kept = null;

    private sealed record Answer(Instant At, SnapshotStatus Status);
}
