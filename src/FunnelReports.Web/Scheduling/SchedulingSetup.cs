using FunnelReports.Data;
using FunnelReports.Data.Books;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Rollups;
using FunnelReports.Jobs.Books;
using FunnelReports.Jobs.Forecasts;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.Web.Layout;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace FunnelReports.Web.Scheduling;

/// <summary>The nightly jobs, their alarm, and what pages may ask about them.</summary>
public static class SchedulingSetup
{
    /// <summary>Adds the nightly jobs. Needs <see cref="FunnelDatabase"/> and the texts of the pages.</summary>
    public static IServiceCollection AddNightlyJobs(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WorkspaceStore>();
        services.AddSingleton<SnapshotDue>(SnapshotSchedule.Due);
        services.AddSingleton<JobRuns>();
        services.AddSingleton<NightlySnapshot>();
        services.AddSingleton<SnapshotBackfill>();
        services.AddSingleton<NightlyReconcile>();
        services.AddSingleton<NightlyForecast>();
        services.AddSingleton<BooksStore>();
        services.AddSingleton<SnapshotStatusReader>();
        services.AddScoped<IBannerSource, SnapshotBanner>();
        services.AddHostedService<SteadyFold>();
        services.AddSingleton<NightlyJobs>();
        services.TryAddSingleton<Audit>();
        services.AddSingleton<DirtyLeads>();
        services.AddSingleton<RunsByHand>();
        services.AddSingleton<ScheduleChange>();
        services.AddHostedService(provider => provider.GetRequiredService<NightlyJobs>());
        return services.AddQuartzAlarmClock();
    }

    private static IServiceCollection AddQuartzAlarmClock(this IServiceCollection services)
    {
        services.AddSingleton<IAlarmClock, QuartzAlarmClock>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.InstanceName = "nightly");
            quartz.UseDefaultThreadPool(1);
        });
        services.AddQuartzHostedService(options =>
        {
            options.AwaitApplicationStarted = true;
            options.WaitForJobsToComplete = true;
        });
        return services;
    }
}
