using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FunnelReports.Web.Tests.Pages.Snapshots;

/// <summary>The program on 2018-01-04 at noon UTC with nothing published since 2018-01-01, and nothing that would do it by itself.</summary>
internal static class QuietNight
{
    public static async Task<(WebApp App, FixedClock Clock)> StartAsync()
    {
        var clock = new FixedClock("2018-01-01T12:00:00Z");
        var app = WebApp.StartOn(await TestDatabase.NewAsync(Engine.Sqlite), clock);
        foreach (var job in app.Services.GetServices<IHostedService>().Where(job => job.GetType().Name is "NightlyJobs" or "QuartzHostedService"))
            await job.StopAsync(CancellationToken.None);
        clock.Set(new DateTimeOffset(2018, 1, 4, 12, 0, 0, TimeSpan.Zero));
        return (app, clock);
    }
}
