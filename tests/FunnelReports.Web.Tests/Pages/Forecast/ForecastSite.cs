using System.Globalization;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages.Forecast;

/// <summary>
/// The program on 10 April 2018 over a steady half-year: one lead a day comes in as MQL and becomes SQL after ten days, so that thirty MQLs come in thirty
/// days, and ten are in it now and then. The channel is Paid and Organic by turns.
/// </summary>
public sealed class ForecastSite : IAsyncLifetime
{
    public WebApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        var world = new World(data);
        var last = new DateOnly(2018, 4, 9);
        for (var day = new DateOnly(2017, 10, 1); day <= last; day = day.AddDays(1))
        {
            var sql = day.AddDays(10) <= last ? new[] { $"sql {Iso(day.AddDays(10))}" } : [];
            world.Lead(Iso(day), day.DayNumber % 2 == 0 ? "Paid" : "Organic", [$"mql {Iso(day)}", .. sql]);
        }

        await world.WriteAsync();
        App = WebApp.StartOn(data, new FixedClock(SmallWorld.Today), works: false);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
