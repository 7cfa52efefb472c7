using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Books;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Snapshots;

namespace FunnelReports.Web.Scheduling;

/// <summary>
/// Runs what a person starts from a page. The page waits a moment for it and then shows how far it has come, so that no request hangs; the work goes on
/// until it is done or the program stops. One at a time on this node; other nodes are kept off a day by the database.
/// </summary>
public sealed class RunsByHand(
    FunnelDatabase database,
    WorkspaceStore workspaces,
    NightlySnapshot snapshot,
    NightlyReconcile reconcile,
    JobRuns runs,
    SnapshotStatusReader status,
    Audit audit,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<RunsByHand> log)
{
    /// <summary>How long a page waits for what it has started.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const long RecentSeconds = 3_600;

    private volatile HandRun? latest;
    private int atWork;

    /// <summary>What was started last on this node and is at work, or has ended within the last hour; else null.</summary>
    public HandRun? Recent => latest is { } run && (run.FinishedAt is not { } end || Now().SecondsSince(end) < RecentSeconds) ? run : null;

    /// <summary>The days that have ended and are not published, oldest first: those that can be run now.</summary>
    public async Task<IReadOnlyList<DateOnly>> OpenDaysAsync(Workspace workspace, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var first = workspace.Calendar.DayOf(workspace.CreatedAt);
        var today = workspace.Calendar.DayOf(Now());
        return today <= first ? [] : await runs.MissingDaysAsync(NightlySnapshot.Job, new DayRange(first, today), cancel);
    }

    /// <summary>Publishes the snapshots of these days, each on its own. False when something is at work already.</summary>
    public Task<bool> SnapshotsAsync(string actor, IReadOnlyList<DateOnly> days, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(days);
        var subject = days.Count switch
        {
            0 => "no day",
            1 => FormattableString.Invariant($"{days[0]:yyyy-MM-dd}"),
            _ => FormattableString.Invariant($"{days.Count} days, {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}"),
        };
        return StartAsync(actor, "snapshot.run", subject, new HandRun(Now(), days), stop => PublishAsync(days, stop), cancel);
    }

    /// <summary>Holds the rollups against the log. False when something is at work already.</summary>
    public Task<bool> ReconcileAsync(string actor, CancellationToken cancel) =>
        StartAsync(actor, "rollups.reconcile", "all", new HandRun(Now(), null), CheckAsync, cancel);

    /// <summary>Makes every rollup anew from the log, then holds them against it. False when something is at work already.</summary>
    public Task<bool> RebuildAsync(string actor, CancellationToken cancel) =>
        StartAsync(actor, "rollups.rebuild", "all", new HandRun(Now(), null), MendAsync, cancel);

    private async Task PublishAsync(IReadOnlyList<DateOnly> days, CancellationToken stop)
    {
        foreach (var day in days)
        {
            var outcome = await snapshot.RunAsync(day, JobTrigger.Hand, stop);
            if (outcome.Result == SnapshotResult.Failed) log.LogError(outcome.Error, "{Outcome}", outcome);
            else log.LogInformation("{Outcome}", outcome);
            latest = latest! with { Outcomes = [.. latest.Outcomes, outcome] };
        }
    }

    private async Task CheckAsync(CancellationToken stop)
    {
        if (await reconcile.RunAsync(await reconcile.LastWholeDayAsync(stop), JobTrigger.Hand, stop) is not { } outcome) return;
        if (outcome.Differences.Count > 0) log.LogWarning("{Outcome}", outcome);
        else log.LogInformation("{Outcome}", outcome);
        latest = latest! with { Differences = outcome.Check.Differences };
    }

    private async Task MendAsync(CancellationToken stop)
    {
        var workspace = await workspaces.ReadAsync(stop);
        var leads = await new Rebuild(database, workspace).RunAsync(stop);
        log.LogInformation("Every rollup was made anew from {Leads} leads", leads);
        await CheckAsync(stop);
    }

    private async Task<bool> StartAsync(
        string actor, string action, string subject, HandRun run, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref atWork, 1) == 1) return false;
        try
        {
            await NoteAsync(actor, action, subject, cancel);
        }
        catch
        {
            atWork = 0;
            throw;
        }

        latest = run;
        var running = Task.Run(() => FinishAsync(work), CancellationToken.None);
        await Task.WhenAny(running, Task.Delay(Patience, clock, cancel));
        return true;
    }

    private async Task FinishAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(lifetime.ApplicationStopping);
            latest = latest! with { FinishedAt = Now() };
        }
#pragma warning disable CA1031 // Nobody waits for it: whatever happens is told by the page and the log.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (error is not OperationCanceledException) log.LogError(error, "What was started by hand broke off");
            latest = latest! with { FinishedAt = Now(), BrokeOff = true };
        }
        finally
        {
            status.Forget();
            Volatile.Write(ref atWork, 0);
        }
    }

    private async Task NoteAsync(string actor, string action, string subject, CancellationToken cancel)
    {
        await using var db = database.Open();
        audit.Add(db, actor, action, subject);
        await db.SaveChangesAsync(cancel);
    }

    private Instant Now() => Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
}
