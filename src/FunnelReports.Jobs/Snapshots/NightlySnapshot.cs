using System.Data.Common;
using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Rollups;
using FunnelReports.Data.Snapshots;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Jobs.Snapshots;

/// <summary>
/// Freezes the account of every stage at the end of a day. It folds what is known so far, then publishes the day in one transaction, exactly once, on
/// whatever number of machines it is run.
/// </summary>
public sealed class NightlySnapshot(FunnelDatabase database, TimeProvider clock, SnapshotDue due)
{
    /// <summary>The name of the job in the job history.</summary>
    public const string Job = "snapshot";

    /// <summary>How long after its due time a snapshot still counts as on time, in seconds.</summary>
    public const long GraceSeconds = 3_600;

    // Leads that arrive while it folds are folded too, but an import that never pauses must not keep the day from being published.
    private const int FoldRounds = 3;

    private readonly WorkspaceStore workspaces = new(database, clock);
    private readonly JobRuns runs = new(database, clock);

    /// <summary>Publishes the snapshot of a day unless that was done before. Any day that has ended will do.</summary>
    /// <param name="day">A day of the reporting time zone.</param>
    /// <param name="trigger">What started it.</param>
    /// <param name="cancel">Stops the work; the run can then be started again at once.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<SnapshotOutcome> RunAsync(DateOnly day, JobTrigger trigger, CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var ends = workspace.Calendar.StartOf(day.AddDays(1));

        // Both clocks must have passed the end of the day: a machine whose clock has jumped ahead must not freeze half a day.
        if (Now() < ends || await database.ReadAsync(t => database.TimeAsync(t, cancel), cancel) < ends) return new SnapshotOutcome(SnapshotResult.NotOver, day, ends);

        var answer = await runs.ClaimAsync(Job, day, OncePerDay.Worker, trigger, HeldClaim.Lease, cancel);
        return answer.Claim is { } claim ? await RunAsync(workspace, claim, cancel) : OutcomeOf(answer.Other!);
    }

    /// <summary>The last day that has ended.</summary>
    public DateOnly LastWholeDay(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return workspace.Calendar.DayOf(Now()).AddDays(-1);
    }

    private async Task<SnapshotOutcome> RunAsync(Workspace workspace, JobClaim claim, CancellationToken cancel)
    {
        try
        {
            var rows = await new HeldClaim(runs, clock).RunAsync(claim, stop => PublishAsync(workspace, claim, stop), cancel);
            return OutcomeOf((await runs.FindAsync(Job, claim.Day, cancel))!) with { Result = SnapshotResult.Published, Rows = rows };
        }
        catch (LostClaimException)
        {
            return OutcomeOf((await runs.FindAsync(Job, claim.Day, cancel))!);
        }
        catch (Exception error)
        {
            // Said to the history even when the program is being stopped; then the next start need not wait for the lease to run out.
            await runs.FailAsync(claim, FailureText.Of(error), CancellationToken.None);
            if (error is OperationCanceledException) throw;
            return new SnapshotOutcome(SnapshotResult.Failed, claim.Day, Now()) { Failure = FailureText.Of(error), Error = error };
        }
    }

    private async Task<int> PublishAsync(Workspace workspace, JobClaim claim, CancellationToken cancel)
    {
        var fold = new DirtyFold(database, workspace);
        var latest = due(workspace, claim.Day).AddSeconds(GraceSeconds);
        var rows = 0;
        for (var round = 1; ; round++)
        {
            await fold.RunAsync(cancel);
            var isLast = round == FoldRounds;
            var published = await runs.PublishAsync(
                claim,
                finished => finished > latest,
                async transaction =>
                {
                    if (!isLast && await DirtyLeads.AnyAsync(transaction, cancel)) return false;
                    await fold.RunInAsync(transaction, cancel);
                    rows = await PublishAsync(transaction, await Definitions.InForceAsync(database, transaction, workspace, cancel), claim.Day, cancel);
                    return true;
                },
                stillRollups: true,
                cancel);
            if (published) return rows;
        }
    }

    // The time zone may have changed since the run began: then another run publishes the day, once it is over by the new one.
    private async Task<int> PublishAsync(DbTransaction transaction, Workspace workspace, DateOnly day, CancellationToken cancel)
    {
        var now = Now();
        if (now < workspace.Calendar.StartOf(day.AddDays(1))) throw new MistakeException("The time zone was changed meanwhile, and by the new one the day is not over.");
        var rows = await SnapshotStore.FreezeAsync(transaction, day, workspace.DefinitionVersion, cancel);
        await Publications.AddAsync(transaction, day, workspace.DefinitionVersion, database.ToParameter(now), cancel);
        return rows;
    }

    private static SnapshotOutcome OutcomeOf(JobRun run) => run.Status == JobStatus.Succeeded
        ? new SnapshotOutcome(SnapshotResult.AlreadyPublished, run.Day, run.FinishedAt!.Value) { Late = run.Late }
        : new SnapshotOutcome(SnapshotResult.HeldElsewhere, run.Day, run.LeaseUntil) { Worker = run.Worker };

    private Instant Now() => Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
}
