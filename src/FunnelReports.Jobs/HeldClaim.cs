using System.Data.Common;
using FunnelReports.Data.Jobs;

namespace FunnelReports.Jobs;

/// <summary>Keeps a claim alive while its work runs, however long that takes, and stops the work when the claim is lost.</summary>
internal sealed class HeldClaim(JobRuns runs, TimeProvider clock)
{
    /// <summary>How long a worker may be silent before it is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    /// <summary>Runs the work under the claim.</summary>
    /// <exception cref="LostClaimException">Another worker has taken the claim over.</exception>
    public async Task<T> RunAsync<T>(JobClaim claim, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var lost = BeatAsync(claim, stop);
        try
        {
            return await work(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new LostClaimException(claim);
        }
        finally
        {
            await stop.CancelAsync();
            await lost;
        }
    }

    private async Task BeatAsync(JobClaim claim, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (!await TryRenewAsync(claim, stop.Token)) await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended, or the claim is lost.
        }
    }

    // A database that is away for a moment costs nothing but this beat: publishing checks the claim in any case.
    private async Task<bool> TryRenewAsync(JobClaim claim, CancellationToken cancel)
    {
        try
        {
            return await runs.RenewAsync(claim, Lease, cancel);
        }
        catch (DbException)
        {
            return true;
        }
    }
}
