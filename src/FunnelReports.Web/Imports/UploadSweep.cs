namespace FunnelReports.Web.Imports;

/// <summary>Removes each hour the files that were sent more than a day ago.</summary>
public sealed class UploadSweep(Uploads uploads, TimeProvider clock, ILogger<UploadSweep> log) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            do Sweep();
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is being stopped; the next one sweeps.
        }
    }

    private void Sweep()
    {
        try
        {
            uploads.Sweep();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(error, "Files sent more than a day ago could not be removed; it is tried again in an hour");
        }
    }
}
