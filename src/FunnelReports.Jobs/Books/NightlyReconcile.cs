using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Books;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;
using FunnelReports.Jobs.Fold;

namespace FunnelReports.Jobs.Books;

/// <summary>
/// Checks the books after the night's snapshot: the accounts of every stage, and a sample of leads and days against the log; on Sundays, by hand, and
/// while cells are known to differ, all of it: a sample that did not come by them must not clear the alarm. It changes no number. What differs is kept
/// until a later check finds it mended.
/// </summary>
public sealed class NightlyReconcile(FunnelDatabase database, TimeProvider clock)
{
    private readonly WorkspaceStore workspaces = new(database, clock);
    private readonly JobRuns runs = new(database, clock);

    /// <summary>Checks after the snapshot of a day, once on whatever number of machines.</summary>
    /// <param name="day">The last day that has ended.</param>
    /// <param name="trigger">What started it. By hand it is full, and is done again when it was done before.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>What it found; null when another worker is at it or has done it.</returns>
    public async Task<BooksOutcome?> RunAsync(DateOnly day, JobTrigger trigger, CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var isByHand = trigger == JobTrigger.Hand;
        return await new OncePerDay(runs, clock).RunAsync(BooksStore.Job, day, trigger, again: isByHand, WorkAsync, cancel);

        async Task<BooksOutcome> WorkAsync(JobClaim claim, CancellationToken stop) => await CheckAsync(
            workspace, claim, isFull: isByHand || day.AddDays(1).DayOfWeek == DayOfWeek.Sunday || await BooksStore.AnyAsync(database, stop), stop);
    }

    /// <summary>Checks after the last night, unless that was done.</summary>
    public async Task<BooksOutcome?> RunMissingAsync(JobTrigger trigger, CancellationToken cancel)
    {
        var day = await LastWholeDayAsync(cancel);
        return await runs.FindAsync(BooksStore.Job, day, cancel) is { Status: JobStatus.Succeeded } ? null : await RunAsync(day, trigger, cancel);
    }

    /// <summary>The last day that has ended.</summary>
    public async Task<DateOnly> LastWholeDayAsync(CancellationToken cancel) =>
        (await workspaces.ReadAsync(cancel)).Calendar.DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime)).AddDays(-1);

    private async Task<BooksOutcome> CheckAsync(Workspace workspace, JobClaim claim, bool isFull, CancellationToken cancel)
    {
        var outcome = await database.ReadAsync(
            async transaction =>
            {
                var known = await Definitions.InForceAsync(database, transaction, workspace, cancel);
                if (isFull)
                {
                    var (all, read) = await new Reconcile(database, known).RunAsync(transaction, cancel);
                    return new BooksOutcome(claim.Day, new BooksCheck(true, read, [], all.Count), all);
                }

                var (some, leads, days) = await new SampledBooks(database, known).RunAsync(transaction, claim.Day, cancel);
                return new BooksOutcome(claim.Day, new BooksCheck(false, leads, days, some.Count), some);
            },
            cancel);
        await runs.PublishAsync(
            claim,
            _ => false,
            async transaction =>
            {
                await BooksStore.ReplaceAsync(transaction, outcome.Differences.Select((d, i) => RowOf(claim.Day, i + 1, d)), cancel);
                return true;
            },
            stillRollups: false,
            cancel,
            outcome.Check.ToText);
        return outcome;
    }

    private static ReconcileCellRow RowOf(DateOnly day, int place, CellDifference difference) => new()
    {
        Day = day,
        Place = place,
        TableName = difference.Table,
        Cell = difference.Cell,
        Held = difference.Held,
        FromLog = difference.FromLog,
    };
}
