using FunnelReports.Data;

namespace FunnelReports.Web.Scheduling;

/// <summary>Changes when the nightly snapshot runs, and sets the alarm of this node by it at once; other nodes follow within minutes.</summary>
public sealed class ScheduleChange(WorkspaceStore workspaces, NightlyJobs jobs, SnapshotStatusReader status)
{
    /// <summary>Saves a schedule with its audit row.</summary>
    public async Task SaveAsync(string actor, SnapshotSchedule schedule, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        await workspaces.SetSnapshotCronAsync(actor, schedule.Text, cancel);
        status.Forget();
        await jobs.FollowScheduleAsync(cancel);
    }
}
