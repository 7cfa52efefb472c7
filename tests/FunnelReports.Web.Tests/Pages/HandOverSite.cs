using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages;

/// <summary>The program on 10 April 2018 over five leads handed over in January: one accepted, one rejected for its budget and one for no reason, one recycled, one waits.</summary>
public sealed class HandOverSite : IAsyncLifetime
{
    public WebApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await new World(data)
            .Lead("a", "mql 2018-01-02 Spring/Form", "sql 2018-01-05 Spring/Form")
            .Lead("b", "mql 2018-01-03 Spring/Form", "rejected 2018-01-06 !Budget")
            .Lead("c", "mql 2018-01-04 Autumn/Call", "rejected 2018-01-07")
            .Lead("d", "mql 2018-01-05", "recycled 2018-01-08")
            .Lead("e", "mql 2018-01-06 Spring/Form")
            .WriteAsync();
        App = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();
}
