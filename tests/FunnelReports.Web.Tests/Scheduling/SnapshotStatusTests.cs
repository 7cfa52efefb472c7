using System.Security.Claims;
using FunnelReports.Core;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Scheduling;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Scheduling;

public class SnapshotStatusTests
{
    private static readonly ClaimsPrincipal SignedIn = new(new ClaimsIdentity("test"));

    [Fact]
    public async Task A_snapshot_is_missing_once_it_is_an_hour_overdue_until_it_is_published()
    {
        await using var night = await Night.NewAsync("2018-01-02T01:14:59Z");
        var reader = night.Services.GetRequiredService<SnapshotStatusReader>();
        Assert.Empty((await reader.ReadAsync(CancellationToken.None)).Missing);

        night.Clock.Advance(TimeSpan.FromSeconds(30));
        var status = await reader.ReadAsync(CancellationToken.None);
        Assert.Equal([new DateOnly(2018, 1, 1)], status.Missing);
        Assert.Equal("15 0 * * *", status.Schedule.Text);
        Assert.Equal(Instant.FromUtc(new DateTime(2018, 1, 3, 0, 15, 0, DateTimeKind.Utc)), status.Next);
        Assert.Null(status.Last);

        await night.Services.GetRequiredService<NightlySnapshot>().RunAsync(new DateOnly(2018, 1, 1), JobTrigger.Hand, CancellationToken.None);
        Assert.Same(status, await reader.ReadAsync(CancellationToken.None));
        reader.Forget();
        var after = await reader.ReadAsync(CancellationToken.None);
        Assert.Empty(after.Missing);
        Assert.Equal(new DateOnly(2018, 1, 1), after.Last!.Day);
    }

    [Fact]
    public async Task Every_page_says_which_snapshot_is_missing_but_only_to_people_who_are_signed_in()
    {
        await using var night = await Night.NewAsync("2018-01-02T09:00:00Z");
        Assert.Equal("The nightly snapshot of 1 Jan 2018 is missing.", Assert.Single(await BannersAsync(night, SignedIn)).Text);
        Assert.Empty(await BannersAsync(night, new ClaimsPrincipal(new ClaimsIdentity())));

        night.Clock.Advance(TimeSpan.FromDays(2));
        var banner = Assert.Single(await BannersAsync(night, SignedIn));
        Assert.Equal(("3 nightly snapshots are missing, the oldest is that of 1 Jan 2018.", "/snapshots"), (banner.Text, banner.ActionPath));
    }

    private static async Task<IReadOnlyList<Banner>> BannersAsync(Night night, ClaimsPrincipal reader)
    {
        await using var scope = night.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IBannerSource>().Single().BannersAsync(reader, CancellationToken.None);
    }
}
