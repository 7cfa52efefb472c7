using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>The program over <see cref="SmallWorld"/>, on 10 April 2018. One for all tests of a class: they only read.</summary>
public sealed class ReportSite : IAsyncLifetime
{
    public WebApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await SmallWorld.WriteAsync(data);
        await SmallWorld.WriteBudgetsAsync(data);
        App = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();
}
