using System.Data.Common;
using System.Globalization;
using FunnelReports.Core;
using FunnelReports.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Jobs;

/// <summary>
/// Sees to it that a job publishes exactly once for a day, whatever number of workers try: a run is claimed for a while (the lease, by the database's
/// clock, so that the clocks of the workers do not matter), and what it has made is published in the one transaction that also marks it as succeeded
/// and checks that the claim was not taken over meanwhile.
/// </summary>
public sealed class JobRuns(FunnelDatabase database, TimeProvider clock)
{
    private const string Running = "running";
    private const string Succeeded = "succeeded";
    private const string Failed = "failed";
    private const string OfClaim = "WHERE job = @job AND day = @day AND attempt = @attempt AND status = 'running'";

    /// <summary>Claims the run of a job for a day. It is given when the day has none yet, when the last attempt failed, or when its worker let the lease run out.</summary>
    /// <param name="job">The job.</param>
    /// <param name="day">The day to run it for.</param>
    /// <param name="worker">Who claims it, for people to read.</param>
    /// <param name="trigger">What started it.</param>
    /// <param name="lease">For how long; see <see cref="RenewAsync"/>.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<ClaimAnswer> ClaimAsync(string job, DateOnly day, string worker, JobTrigger trigger, TimeSpan lease, CancellationToken cancel) =>
        ClaimAsync(job, day, worker, trigger, lease, again: false, cancel);

    /// <summary>As <see cref="ClaimAsync(string, DateOnly, string, JobTrigger, TimeSpan, CancellationToken)"/>, for work that changes nothing and may be done again.</summary>
    /// <param name="job">The job.</param>
    /// <param name="day">The day to run it for.</param>
    /// <param name="worker">Who claims it, for people to read.</param>
    /// <param name="trigger">What started it.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="again">True to claim it too when it has succeeded.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task<ClaimAnswer> ClaimAsync(
        string job, DateOnly day, string worker, JobTrigger trigger, TimeSpan lease, bool again, CancellationToken cancel)
    {
        var attempt = await database.WriteUnshownAsync(
            async transaction =>
            {
                var now = await database.TimeAsync(transaction, cancel);
                await using var command = transaction.Command(
                    $"""
                    INSERT INTO job_run (job, day, status, attempt, worker, lease_until, started_at, "trigger", late)
                    VALUES (@job, @day, '{Running}', 1, @worker, @until, @started, @trigger, @late)
                    ON CONFLICT (job, day) DO UPDATE
                    SET status = excluded.status, attempt = job_run.attempt + 1, worker = excluded.worker, lease_until = excluded.lease_until,
                        started_at = excluded.started_at, finished_at = NULL, "trigger" = excluded."trigger", late = excluded.late, message = NULL
                    WHERE job_run.status = '{Failed}' OR (job_run.status = '{Running}' AND job_run.lease_until <= @now){(again ? $" OR job_run.status = '{Succeeded}'" : "")}
                    RETURNING attempt
                    """);
                command.With("@job", job).With("@day", day).With("@worker", worker).With("@trigger", JobRun.NameOf(trigger)).With("@late", false)
                    .With("@now", database.ToParameter(now)).With("@until", database.ToParameter(After(now, lease)))
                    .With("@started", database.ToParameter(Now()));
                return await command.ExecuteScalarAsync(cancel);
            },
            cancel);
        return attempt is null
            ? new ClaimAnswer(null, await FindAsync(job, day, cancel))
            : new ClaimAnswer(new JobClaim(job, day, Convert.ToInt32(attempt, CultureInfo.InvariantCulture)), null);
    }

    /// <summary>Prolongs a claim from now on. False when it was taken over or has ended: then the work must stop.</summary>
    public async Task<bool> RenewAsync(JobClaim claim, TimeSpan lease, CancellationToken cancel) =>
        await database.WriteUnshownAsync(
            async transaction =>
            {
                var now = await database.TimeAsync(transaction, cancel);
                return await UpdateAsync(transaction, claim, "lease_until = @until", c => c.With("@until", database.ToParameter(After(now, lease))), cancel);
            },
            cancel);

    /// <summary>Runs work in one transaction and marks the run as succeeded in the same one: both happen, or neither.</summary>
    /// <param name="claim">The claim to publish under.</param>
    /// <param name="isLate">Whether a run that ends at this instant is late.</param>
    /// <param name="work">What to publish. False takes everything back and leaves the claim as it was. It may be run more than once.</param>
    /// <param name="stillRollups">True to wait for running folds and keep new ones out, so that the rollups stand still while the work reads them.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="message">What to note of the run, asked for after the work; null for nothing.</param>
    /// <returns>False when <paramref name="work"/> took it back.</returns>
    /// <exception cref="LostClaimException">Another worker has the run by now.</exception>
#pragma warning disable CA1068 // What most jobs leave out comes last.
    public async Task<bool> PublishAsync(
        JobClaim claim,
        Func<Instant, bool> isLate,
        Func<DbTransaction, Task<bool>> work,
        bool stillRollups,
        CancellationToken cancel,
        Func<string>? message = null)
#pragma warning restore CA1068
    {
        ArgumentNullException.ThrowIfNull(isLate);
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return stillRollups ? await database.RebuildAsync(PublishIn, cancel) : await database.WriteAsync(PublishIn, cancel);
        }
        catch (TakenBackException)
        {
            return false;
        }

        async Task<bool> PublishIn(DbTransaction transaction)
        {
            // Touching the row locks it: nobody can take the claim over until this transaction ends.
            if (!await UpdateAsync(transaction, claim, "worker = worker", c => c, cancel))
                return await WasPublishedAsync(transaction, claim, cancel) ? true : throw new LostClaimException(claim);
            if (!await work(transaction)) throw new TakenBackException();
            var finished = Now();
            await UpdateAsync(
                transaction,
                claim,
                $"status = '{Succeeded}', finished_at = @finished, late = @late, message = @message",
                c => c.With("@finished", database.ToParameter(finished)).With("@late", isLate(finished)).With("@message", message?.Invoke()),
                cancel);
            return true;
        }
    }

    /// <summary>Marks a run as failed, so that it may be claimed again at once. Does nothing when the claim was taken over.</summary>
    /// <param name="claim">The claim to give up.</param>
    /// <param name="message">Why, for people to read; no personal data.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task FailAsync(JobClaim claim, string message, CancellationToken cancel) =>
        database.WriteUnshownAsync(
            transaction => UpdateAsync(
                transaction,
                claim,
                $"status = '{Failed}', finished_at = @finished, message = @message",
                c => c.With("@finished", database.ToParameter(Now())).With("@message", message),
                cancel),
            cancel);

    /// <summary>The run of a job for a day, or null.</summary>
    public async Task<JobRun?> FindAsync(string job, DateOnly day, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.JobRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Job == job && r.Day == day, cancel) is { } row ? JobRun.Of(row) : null;
    }

    /// <summary>How many days a job was ever run for.</summary>
    public async Task<int> CountAsync(string job, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await db.JobRuns.CountAsync(r => r.Job == job, cancel);
    }

    /// <summary>The runs of a job, those started last first.</summary>
    public async Task<IReadOnlyList<JobRun>> LatestAsync(string job, int skip, int take, CancellationToken cancel)
    {
        await using var db = database.Open();
        var rows = await db.JobRuns.AsNoTracking().Where(r => r.Job == job)
            .OrderByDescending(r => r.StartedAt).ThenByDescending(r => r.Day).Skip(skip).Take(take).ToListAsync(cancel);
        return [.. rows.Select(JobRun.Of)];
    }

    /// <summary>The run that succeeded for the latest day, or null.</summary>
    public async Task<JobRun?> LastSuccessAsync(string job, CancellationToken cancel)
    {
        await using var db = database.Open();
        return await Successes(db, job).OrderByDescending(r => r.Day).FirstOrDefaultAsync(cancel) is { } row ? JobRun.Of(row) : null;
    }

    /// <summary>The days of a range for which a job has not succeeded, in order.</summary>
    public async Task<IReadOnlyList<DateOnly>> MissingDaysAsync(string job, DayRange range, CancellationToken cancel)
    {
        await using var db = database.Open();
        var done = await Successes(db, job).Where(r => r.Day >= range.Start && r.Day < range.End).Select(r => r.Day).ToListAsync(cancel);
        return [.. range.EachDay().Except(done)];
    }

    private static IQueryable<JobRunRow> Successes(FunnelDb db, string job) =>
        db.JobRuns.AsNoTracking().Where(r => r.Job == job && r.Status == Succeeded);

    private static Instant After(Instant now, TimeSpan lease) => new(now.Micros + (lease.Ticks / TimeSpan.TicksPerMicrosecond));

    private Instant Now() => Instant.FromUtc(clock.GetUtcNow().UtcDateTime);

    private static async Task<bool> UpdateAsync(
        DbTransaction transaction, JobClaim claim, string set, Func<DbCommand, DbCommand> with, CancellationToken cancel)
    {
        await using var command = transaction.Command($"UPDATE job_run SET {set} {OfClaim}");
        with(command).With("@job", claim.Job).With("@day", claim.Day).With("@attempt", claim.Attempt);
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    }

    // The connection may break after a commit and before its answer; the work is then begun again and finds itself done.
    private static async Task<bool> WasPublishedAsync(DbTransaction transaction, JobClaim claim, CancellationToken cancel)
    {
        await using var command = transaction.Command($"SELECT 1 FROM job_run WHERE job = @job AND day = @day AND attempt = @attempt AND status = '{Succeeded}'");
        command.With("@job", claim.Job).With("@day", claim.Day).With("@attempt", claim.Attempt);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    /// <summary>Leaves the transaction without a commit.</summary>
    private sealed class TakenBackException : Exception;
}
