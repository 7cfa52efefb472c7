using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Scheduling;

namespace FunnelReports.Web.Tests.Pages.Restatement;

/// <summary>The program on 10 April 2018, with March published from one lead, and another lead's move of 20 March that was learned after that, and whatever else happened later.</summary>
internal static class RestatementSite
{
    public static async Task<WebApp> StartAsync(Engine engine, Func<TestDatabase, Task>? later = null)
    {
        var clock = new FixedClock(SmallWorld.Today);
        var data = await TestDatabase.NewAsync(engine);
        await new World(data).Lead("a", "Paid", ["lead 2018-03-01", "mql 2018-03-05"]).WriteAsync();
        var snapshot = new NightlySnapshot(data.Database, clock, SnapshotSchedule.Due);
        for (var day = new DateOnly(2018, 3, 1); day.Month == 3; day = day.AddDays(1)) await snapshot.RunAsync(day, JobTrigger.Hand, default);
        await new World(data).Lead("late-lead", "Paid", ["mql 2018-03-20"]).WriteAsync();
        if (later is not null) await later(data);
        return WebApp.StartOn(data, clock, works: false);
    }
}
