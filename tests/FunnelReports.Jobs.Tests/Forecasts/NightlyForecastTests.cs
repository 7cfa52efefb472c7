using System.Text.Json;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;
using FunnelReports.Data.Reports;
using FunnelReports.Jobs.Fold;
using FunnelReports.Jobs.Forecasts;
using FunnelReports.Jobs.Tests.Snapshots;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using static FunnelReports.Jobs.Tests.Snapshots.Log;

namespace FunnelReports.Jobs.Tests.Forecasts;

public class NightlyForecastTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_night_is_forecast_once_by_whoever_comes_first_and_stays_as_it_was(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await FoldAsync(site, new Entry("a", Lead, "2018-01-02T09:00"), new Entry("a", Mql, "2018-01-03T10:00"), new Entry("b", Lead, "2018-01-04T09:00"));

        var nights = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => new NightlyForecast(site.Database, site.Clock).RunMissingAsync(JobTrigger.Schedule, default)));
        Assert.Equal([null, null, new DateOnly(2018, 1, 4)], nights.Order());
        var stored = await StoredAsync(site);
        Assert.Equal([(1, 30), (1, 60), (1, 90), (2, 30), (2, 60), (2, 90)], stored.Select(f => ((int)f.StageId, f.HorizonDays)));

        await FoldAsync(site, new Entry("late", Mql, "2018-01-03T09:00"));
        Assert.Null(await new NightlyForecast(site.Database, site.Clock).RunMissingAsync(JobTrigger.Schedule, default));
        Assert.Equal(stored.Select(f => f.Expected), (await StoredAsync(site)).Select(f => f.Expected));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_report_is_the_nights_own_and_that_of_a_segment_or_another_day_is_made_when_it_is_asked_for(Engine engine)
    {
        await using var site = await SnapshotSite.NewAsync(engine, "2018-01-05T08:00:00Z");
        await FoldAsync(site, new Entry("paid-a", Lead, "2018-01-02T09:00"), new Entry("paid-a", Mql, "2018-01-03T10:00"), new Entry("b", Lead, "2018-01-04T09:00"));
        var made = await site.Desk.ForecastAsync(new ReportRequest(""), default);
        await new NightlyForecast(site.Database, site.Clock).RunMissingAsync(JobTrigger.Schedule, default);

        var stored = await site.Desk.ForecastAsync(new ReportRequest(""), default);
        Assert.Equal((true, false), (made.ComputedLive, stored.ComputedLive));
        Assert.Equal(JsonSerializer.Serialize(made with { ComputedLive = false }), JsonSerializer.Serialize(stored));
        Assert.True((await site.Desk.ForecastAsync(new ReportRequest("", AsOf: "2018-01-03"), default)).ComputedLive);
        Assert.True((await site.Desk.ForecastAsync(new ReportRequest("", "channel=(none)"), default)).ComputedLive);
    }

    private static async Task FoldAsync(SnapshotSite site, params Entry[] entries)
    {
        await WriteAsync(site.Database, entries);
        await new DirtyFold(site.Database, await site.WorkspaceAsync()).RunAsync(default);
    }

    private static async Task<IReadOnlyList<ForecastRow>> StoredAsync(SnapshotSite site)
    {
        await using var db = site.Database.Open();
        return await db.Forecasts.AsNoTracking().OrderBy(f => f.Day).ThenBy(f => f.StageId).ThenBy(f => f.HorizonDays).ToListAsync();
    }
}
