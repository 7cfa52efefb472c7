using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Books;
using FunnelReports.Jobs.Forecasts;
using FunnelReports.Jobs.Snapshots;

namespace FunnelReports.Web.Scheduling;

/// <summary>
/// Runs what the night asks for: at start whatever was missed, then whenever the alarm rings. Every few minutes it also looks whether the schedule was
/// changed (by anybody, on any node) and whether a night was missed after all: an alarm that never rang, a run that failed, a machine that died.
/// </summary>
public sealed class NightlyJobs(
    SnapshotBackfill backfill,
    NightlyReconcile reconcile,
    NightlyForecast forecast,
    WorkspaceStore workspaces,
    IAlarmClock alarm,
    TimeProvider clock,
    IHostApplicationLifetime lifetime,
    ILogger<NightlyJobs> log) : BackgroundService
{
    /// <summary>How often it looks after itself.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The alarm rang: publishes what is missing by then and sets the next alarm.</summary>
    /// <param name="setFor">The time that the alarm was set for.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task RingAsync(Instant setFor, CancellationToken cancel)
    {
        await RunAsync(JobTrigger.Schedule, setFor, cancel);
        await SetAlarmAsync(setFor, cancel);
    }

    /// <summary>Sets the alarm by the schedule as it is now.</summary>
    public Task FollowScheduleAsync(CancellationToken cancel) => SetAlarmAsync(null, cancel);

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartedAsync(stoppingToken);
            using var timer = new PeriodicTimer(Round, clock);
            await SetAlarmAsync(null, stoppingToken);
            await RunAsync(JobTrigger.StartUp, null, stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SetAlarmAsync(null, stoppingToken);
                await RunAsync(JobTrigger.Schedule, null, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program is being stopped; what was at work has given its day back.
        }
    }

    // Nothing is done before the first page can be served.
    private async Task StartedAsync(CancellationToken cancel)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ready = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancel);
    }

    private async Task SetAlarmAsync(Instant? rang, CancellationToken cancel)
    {
        try
        {
            var now = Instant.FromUtc(clock.GetUtcNow().UtcDateTime);
            var next = SnapshotSchedule.Of(await workspaces.ReadAsync(cancel)).NextAfter(rang > now ? rang.Value : now);
            if (await alarm.SetForAsync(cancel) == next) return;
            await alarm.SetAsync(next, cancel);
            log.LogInformation("The next nightly snapshot runs at {Time:yyyy-MM-dd HH:mm} UTC", next.ToUtc());
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The alarm of the nightly snapshot could not be set; it is tried again in {Minutes} minutes", Round.TotalMinutes);
        }
    }

    private async Task RunAsync(JobTrigger trigger, Instant? setFor, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await backfill.RunAsync(trigger, setFor, Tell, cancel);
            await CheckBooksAsync(trigger, cancel);
            await ForecastAsync(trigger, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The nightly snapshot could not be started; it is tried again in {Minutes} minutes", Round.TotalMinutes);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task CheckBooksAsync(JobTrigger trigger, CancellationToken cancel)
    {
        try
        {
            if (await reconcile.RunMissingAsync(trigger, cancel) is not { } outcome) return;
            if (outcome.Differences.Count > 0) log.LogWarning("{Outcome}", outcome);
            else log.LogInformation("{Outcome}", outcome);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The books could not be checked; it is tried again in {Minutes} minutes", Round.TotalMinutes);
        }
    }

    private async Task ForecastAsync(JobTrigger trigger, CancellationToken cancel)
    {
        try
        {
            if (await forecast.RunMissingAsync(trigger, cancel) is { } day) log.LogInformation("The forecast of {Day:yyyy-MM-dd} is stored", day);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The forecast could not be stored; it is tried again in {Minutes} minutes", Round.TotalMinutes);
        }
    }

    private void Tell(SnapshotOutcome outcome)
    {
        if (outcome.Result == SnapshotResult.Failed) log.LogError(outcome.Error, "{Outcome}", outcome);
        else log.LogInformation("{Outcome}", outcome);
    }
}
