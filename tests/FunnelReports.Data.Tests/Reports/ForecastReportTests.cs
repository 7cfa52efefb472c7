using System.Globalization;
using FunnelReports.Core.Reports;
using FunnelReports.Data.Forecasts;
using FunnelReports.Data.Reports;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Reports;

public class ForecastReportTests
{
    // One lead a day comes in as MQL and becomes SQL after ten days. On 31 May ten are open.
    private const string Today = "2018-06-01T12:00:00Z";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_steady_funnel_brings_thirty_sqls_in_thirty_days_and_says_from_when_on(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await WriteAsync(test);
        var report = await Desk(test).ForecastAsync(new ReportRequest(""), default);

        Assert.Equal((new DateOnly(2018, 5, 31), new DateOnly(2018, 6, 1), new DateOnly(2018, 8, 29)), (report.AsOf, report.Period.From, report.Period.To));
        var (mql, sql) = (report.Stages.Single(s => s.Key == "mql"), report.Stages.Single(s => s.Key == "sql"));
        Assert.Equal(10, mql.Open);
        Assert.Equal([(30, 30.0), (60, 60.0), (90, 90.0)], sql.Horizons.Select(h => (h.Days, Math.Round(h.Arrivals.Expected, 6))));
        Assert.Equal([10.0, 10, 10], mql.Horizons.Select(h => Math.Round(h.Stock.Expected, 6)));
        Assert.All(sql.Horizons, h => Assert.True(h.Arrivals.Low80 <= h.Arrivals.Low50 && h.Arrivals.Low50 <= 30.0 * h.Days / 30 && h.Arrivals.High50 <= h.Arrivals.High80));
        Assert.NotNull(sql.Horizons[0].Backtest);
        Assert.Equal(0, sql.Horizons[0].Backtest!.MeanError, 6);
        Assert.Null(sql.Horizons[0].Published);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task As_of_an_earlier_day_it_knows_nothing_of_what_came_after(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await WriteAsync(test);
        await new World(test).Lead("x", [.. Enumerable.Range(1, 20).Select(d => $"{(d % 2 == 0 ? "sql" : "mql")} 2018-05-{d:00}T12:00")]).WriteAsync();
        var then = await Desk(test).ForecastAsync(new ReportRequest("", AsOf: "2018-04-30"), default);

        Assert.Equal([30.0, 60, 90], then.Stages.Single(s => s.Key == "sql").Horizons.Select(h => Math.Round(h.Arrivals.Expected, 6)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Parts_of_all_leads_are_forecast_by_themselves(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await WriteAsync(test);
        var (paid, none) = (await OfAsync("channel=Paid"), await OfAsync("channel=(none)"));
        Assert.Equal(10, paid + none);

        async Task<long> OfAsync(string segment) =>
            (await Desk(test).ForecastAsync(new ReportRequest("", segment), default)).Stages.Single(s => s.Key == "mql").Open;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_empty_funnel_has_no_forecast(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        Assert.Empty((await Desk(test).ForecastAsync(new ReportRequest(""), default)).Stages);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_nights_stored_is_held_against_what_came_and_never_overwritten(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await WriteAsync(test);
        await StoreAsync(test, new StoredForecast(new DateOnly(2018, 4, 1), 3, 30, 33, 32, 34, 31, 35));
        await StoreAsync(test, new StoredForecast(new DateOnly(2018, 4, 1), 3, 30, 99, 99, 99, 99, 99));
        await StoreAsync(test, new StoredForecast(new DateOnly(2018, 4, 2), 3, 30, 29, 29.5, 30.5, 28, 31));
        await StoreAsync(test, new StoredForecast(new DateOnly(2018, 5, 30), 3, 30, 10, 0, 20, 0, 20));
        var report = await Desk(test).ForecastAsync(new ReportRequest(""), default);

        // Thirty came after each; the last night's thirty days are not over.
        Assert.Equal(new ForecastRecord(2, 30, 2, 0.5, 0.5), report.Stages.Single(s => s.Key == "sql").Horizons[0].Published);
    }

    private static Task<int> StoreAsync(TestDatabase test, StoredForecast forecast) => test.Database.WriteAsync(
        async transaction =>
        {
            await ForecastStore.AddAsync(transaction, [forecast], default);
            return 0;
        },
        default);

    private static ReportDesk Desk(TestDatabase test) => new(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), new FixedClock(Today));

    private static async Task WriteAsync(TestDatabase test)
    {
        var world = new World(test);
        for (var day = new DateOnly(2017, 10, 1); day <= new DateOnly(2018, 5, 31); day = day.AddDays(1))
        {
            var sql = day.AddDays(10) <= new DateOnly(2018, 5, 31) ? new[] { $"sql {Iso(day.AddDays(10))}" } : [];
            world.Lead(Iso(day), day.DayNumber % 2 == 0 ? "Paid" : null, [$"mql {Iso(day)}", .. sql]);
        }

        await world.WriteAsync();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
