using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;

namespace FunnelReports.Jobs;

/// <summary>Work that is done once for a day, on whatever number of machines: claimed, held while it runs, and with its reason in the history when it fails.</summary>
internal sealed class OncePerDay(JobRuns runs, TimeProvider clock)
{
    /// <summary>Who claims the runs of this process, for people to read.</summary>
    public static readonly string Worker = $"{Environment.MachineName}, process {Environment.ProcessId}";

    /// <summary>Runs the work of a job for a day.</summary>
    /// <param name="job">The job.</param>
    /// <param name="day">The day.</param>
    /// <param name="trigger">What started it.</param>
    /// <param name="again">True when it is done although it was done before.</param>
    /// <param name="work">Does it, and publishes it under the claim.</param>
    /// <param name="cancel">Stops the work; the run can then be started again at once.</param>
    /// <returns>What the work gave; null when another worker is at it or has done it.</returns>
    public async Task<T?> RunAsync<T>(
        string job, DateOnly day, JobTrigger trigger, bool again, Func<JobClaim, CancellationToken, Task<T>> work, CancellationToken cancel)
        where T : class
    {
        if ((await runs.ClaimAsync(job, day, Worker, trigger, HeldClaim.Lease, again, cancel)).Claim is not { } claim) return null;
        try
        {
            return await new HeldClaim(runs, clock).RunAsync(claim, stop => work(claim, stop), cancel);
        }
        catch (LostClaimException)
        {
            return null;
        }
        catch (Exception error)
        {
            await runs.FailAsync(claim, FailureText.Of(error), CancellationToken.None);
            throw;
        }
    }
}
