using FunnelReports.Core;
using Quartz;

namespace FunnelReports.Web.Scheduling;

/// <summary>The alarm by Quartz, in memory: every node has its own, and the database decides whose run counts.</summary>
public sealed class QuartzAlarmClock(ISchedulerFactory schedulers) : IAlarmClock
{
    private static readonly JobKey Job = new("nightly");
    private static readonly TriggerKey Alarm = new("nightly");

    public async Task SetAsync(Instant at, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider).WithIdentity(Alarm).ForJob(Job).StartAt(at.ToUtc()).Build();
        if (await scheduler.RescheduleJob(Alarm, trigger, cancel) is not null) return;
        var job = JobBuilder.Create<Ring>().WithIdentity(Job).Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancel);
    }

    public async Task<Instant?> SetForAsync(CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        return (await scheduler.GetTrigger(Alarm, cancel))?.NextFireTimeUtc is { } next ? Instant.FromUtc(next.UtcDateTime) : null;
    }

    /// <summary>What Quartz runs when the alarm rings.</summary>
    public sealed class Ring(NightlyJobs jobs) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(context);
            await jobs.RingAsync(Instant.FromUtc((context.ScheduledFireTimeUtc ?? context.FireTimeUtc).UtcDateTime), cancellationToken);
        }
    }
}
