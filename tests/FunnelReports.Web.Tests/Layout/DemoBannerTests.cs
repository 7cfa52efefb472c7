using System.Security.Claims;
using FunnelReports.Data;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Layout;

public class DemoBannerTests
{
    private static readonly ClaimsPrincipal SomebodySignedIn = new(new ClaimsIdentity("test"));

    [Fact]
    public async Task Made_up_data_are_said_to_be_made_up_within_half_a_minute_and_only_to_people_who_are_signed_in()
    {
        await using var test = await TestDatabase.NewAsync(Engine.Sqlite);
        var clock = new FixedClock("2018-01-02T12:00:00Z");
        var authorization = new ServiceCollection().AddLogging().AddAuthorization(Policies.Register).BuildServiceProvider().GetRequiredService<IAuthorizationService>();
        var banner = new DemoBanner(new WorkspaceStore(test.Database, clock), authorization, clock, Texts.Shared);
        Assert.Empty(await banner.BannersAsync(SomebodySignedIn, default));

        await using (var db = test.Database.Open()) await db.Workspace.ExecuteUpdateAsync(set => set.SetProperty(w => w.Demo, true));
        clock.Advance(TimeSpan.FromSeconds(30));

        Assert.StartsWith("Demo data:", Assert.Single(await banner.BannersAsync(SomebodySignedIn, default)).Text, StringComparison.Ordinal);
        Assert.Empty(await banner.BannersAsync(new ClaimsPrincipal(new ClaimsIdentity()), default));
    }
}
