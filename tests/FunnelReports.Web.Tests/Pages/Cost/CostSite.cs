using System.Globalization;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;

namespace FunnelReports.Web.Tests.Pages.Cost;

/// <summary>
/// The program on 10 April 2018 over thirty leads that each became MQL in the first quarter, 30 days after they came in, and two of them customers, one for 500 euro and one for nobody knows how much.
/// Spend of 310 euro for December, 620, 560 and 620 for the months of the quarter; the Paid half of the leads has 90 of January's by itself.
/// </summary>
public sealed class CostSite : IAsyncLifetime
{
    private const int Leads = 30;

    public WebApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        var world = new World(data);
        for (var lead = 0; lead < Leads; lead++)
        {
            string[] sale = lead switch { 10 => ["customer 2018-03-20 €500"], 11 => ["customer 2018-03-21"], _ => [] };
            world.Lead($"l{lead}", lead % 2 == 0 ? "Paid" : null, [$"lead {Day(new DateOnly(2017, 12, 2).AddDays(lead * 3))}", $"mql {Day(new DateOnly(2018, 1, 1).AddDays(lead * 3))}", .. sale]);
        }

        await world.WriteAsync();
        foreach (var (month, amount) in new[] { ("2017-12", 310m), ("2018-01", 530m), ("2018-02", 560m), ("2018-03", 620m) }) await world.BudgetAsync(month, amount);
        await world.BudgetAsync("2018-01", 90, "Paid");
        App = WebApp.StartOn(data, new FixedClock(SmallWorld.Today));
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
