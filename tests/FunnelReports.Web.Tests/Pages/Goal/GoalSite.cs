using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages.Goal;

/// <summary>The program over <see cref="GoalWorld"/>, on 10 April 2018.</summary>
public sealed class GoalSite : IAsyncLifetime
{
    public WebApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await GoalWorld.WriteAsync(data);
        App = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();
}
