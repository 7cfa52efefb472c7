using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Forecasts;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;
using FunnelReports.Data.Reports;

namespace FunnelReports.Jobs.Forecasts;

/// <summary>Stores each night's forecast, so that it can be held against what came. A night that was missed is left out: a forecast made afterwards would be none.</summary>
public sealed class NightlyForecast(FunnelDatabase database, TimeProvider clock)
{
    private readonly WorkspaceStore workspaces = new(database, clock);
    private readonly JobRuns runs = new(database, clock);

    /// <summary>Stores the forecast of the last day that has ended, once on whatever number of machines.</summary>
    /// <returns>The day; null when it is done already or another worker is at it.</returns>
    public async Task<DateOnly?> RunMissingAsync(JobTrigger trigger, CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        var day = workspace.Calendar.DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime)).AddDays(-1);
        if (await runs.FindAsync(ForecastStore.Job, day, cancel) is { Status: JobStatus.Succeeded }) return null;
        return await new OncePerDay(runs, clock).RunAsync(ForecastStore.Job, day, trigger, again: false, (claim, stop) => StoreAsync(workspace, claim, stop), cancel) is null ? null : day;
    }

    private async Task<ForecastReport> StoreAsync(Workspace workspace, JobClaim claim, CancellationToken cancel)
    {
        var report = await new ReportDesk(database, workspaces, clock).ForecastAsync(
            new ReportRequest("", AsOf: claim.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), cancel);
        var forecasts = from stage in report.Stages from horizon in stage.Horizons select RowOf(workspace.Funnel.Find(stage.Key)!.Id, horizon);
        await runs.PublishAsync(
            claim,
            _ => false,
            async transaction =>
            {
                await ForecastStore.AddAsync(transaction, forecasts, cancel);
                await ForecastStore.AddDocumentAsync(transaction, report, cancel);
                return true;
            },
            stillRollups: false,
            cancel);
        return report;

        StoredForecast RowOf(short stage, HorizonForecast horizon) => new(
            claim.Day, stage, horizon.Days,
            horizon.Arrivals.Expected, horizon.Arrivals.Low50, horizon.Arrivals.High50, horizon.Arrivals.Low80, horizon.Arrivals.High80);
    }
}
