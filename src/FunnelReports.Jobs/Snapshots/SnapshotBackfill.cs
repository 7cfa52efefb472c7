using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;

namespace FunnelReports.Jobs.Snapshots;

/// <summary>Publishes every snapshot that should be there by now and is not: last night's, and those of nights when the program did not run.</summary>
public sealed class SnapshotBackfill(FunnelDatabase database, TimeProvider clock, SnapshotDue due)
{
    private readonly WorkspaceStore workspaces = new(database, clock);
    private readonly JobRuns runs = new(database, clock);
    private readonly NightlySnapshot snapshot = new(database, clock, due);

    /// <summary>
    /// Runs the missing days, oldest first, each on its own: a day that another machine holds is passed over, and one that fails does not keep the
    /// next from being published.
    /// </summary>
    /// <param name="trigger">What started it.</param>
    /// <param name="ring">The time that an alarm was set for, if one rang: alarms may ring a moment early.</param>
    /// <param name="each">Told of every day as it is done, or null.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<IReadOnlyList<SnapshotOutcome>> RunAsync(
        JobTrigger trigger, Instant? ring, Action<SnapshotOutcome>? each, CancellationToken cancel)
    {
        var now = Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
        var workspace = await workspaces.ReadAsync(cancel);
        var outcomes = new List<SnapshotOutcome>();
        foreach (var day in await MissingAsync(workspace, ring > now ? ring.Value : now, cancel))
        {
            var outcome = await snapshot.RunAsync(day, trigger, cancel);
            outcomes.Add(outcome);
            each?.Invoke(outcome);
        }

        return outcomes;
    }

    /// <summary>The days since the workspace was made whose snapshot was due by then and is not published, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> MissingAsync(Workspace workspace, Instant dueBy, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var first = workspace.Calendar.DayOf(workspace.CreatedAt);
        var today = workspace.Calendar.DayOf(dueBy);
        if (today <= first) return [];
        var missing = await runs.MissingDaysAsync(NightlySnapshot.Job, new DayRange(first, today), cancel);
        return [.. missing.Where(day => due(workspace, day) <= dueBy)];
    }
}
