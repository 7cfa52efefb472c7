using FunnelReports.Core.Forecasts;
using FunnelReports.Core.Rollups;
using static FunnelReports.Core.Tests.Forecasts.MadeUpFunnel;

namespace FunnelReports.Core.Tests.Forecasts;

public class ForecastTests
{
    // One lead a day, and each becomes SQL after ten days. Of the next thirty days' SQLs ten are open MQLs of today and twenty are yet to come in.
    [Fact]
    public void Ten_open_mqls_and_twenty_that_come_in_soon_enough_make_thirty_sqls_in_thirty_days()
    {
        var funnel = OneADay(300);
        Assert.Equal(10, funnel.Desk.OpenAt(Mql, Today));
        var forecast = funnel.Desk.At(Today)[2];
        Assert.Equal([30.0, 60, 90], forecast.Arrivals(Sql).Select(e => Math.Round(e.Mean, 9)));
        Assert.Equal([10.0, 10, 10], forecast.Stock(Mql).Select(e => Math.Round(e.Mean, 9)));
        Assert.Equal([320.0, 350, 380], forecast.Stock(Sql).Select(e => Math.Round(e.Mean, 9)));
    }

    // Of a hundred stays of a hundred days ago forty were left for SQL at age 20 and sixty for Rejected at age 40; fifty more are 30 days old and open, ten are 10 days old.
    // At age 20 then 40 of the 150 seen left, and at age 40 all of the 60 seen: 40/150 leave for SQL, the other 110/150 for Rejected.
    [Fact]
    public void Exits_compete_and_stays_that_are_still_open_count_for_as_long_as_they_have_been_seen()
    {
        var funnel = new MadeUpFunnel(200);
        for (var i = 0; i < 100; i++) funnel.Add((Today - 100, Mql), i < 40 ? (Today - 80, Sql) : (Today - 60, Rejected));
        for (var i = 0; i < 50; i++) funnel.Add((Today - 30, Mql));
        for (var i = 0; i < 10; i++) funnel.Add((Today - 10, Mql));
        var rates = ExitRates.Of(funnel.Grid, Mql, Core.Stages.Funnel.Default.IdLimit, Today, [365])[0];
        Assert.Equal((40 / 150.0, 110 / 150.0), (rates.Leaves(Sql, 20), rates.Leaves(Rejected, 40)));
        Assert.Equal((1.0, Math.Round(110 / 150.0, 14), 0.0), (rates.Still(19), Math.Round(rates.Still(20), 14), Math.Round(rates.Still(40), 14)));
        Assert.Equal([40.0, 60.0], rates.Exits.Where(n => n > 0));
    }

    [Fact]
    public void An_empty_funnel_expects_nothing()
    {
        var forecast = new MadeUpFunnel(100).Desk.At(Today)[0];
        Assert.Equal(new Expectation(0, 0), forecast.Arrivals(Sql)[0]);
        Assert.Equal(new Interval(0, 0), forecast.Arrivals(Sql)[0].FourFifths);
        Assert.Empty(Backtest.Of(new MadeUpFunnel(100).Desk, Sql, AsOf, 0).Points);
    }

    [Fact]
    public void A_lead_that_moves_on_the_day_it_came_goes_all_the_way_at_once()
    {
        var funnel = new MadeUpFunnel(100);
        for (var day = Today - 90; day <= Today; day++) funnel.Add((day, Lead), (day, Mql), (day, Sql));
        var forecast = funnel.Desk.At(Today)[0];
        Assert.Equal([30.0, 60, 90], forecast.Arrivals(Sql).Select(e => Math.Round(e.Mean, 9)));
        Assert.Equal(0, forecast.Stock(Mql)[0].Mean, 9);
    }

    [Fact]
    public void A_stay_that_began_before_the_grid_is_in_the_stock_until_it_ends()
    {
        var funnel = new MadeUpFunnel(100);
        funnel.Add((Today - 500, Mql));
        funnel.Add((Today - 500, Mql), (Today - 50, Sql));
        Assert.Equal((2L, 1L), (funnel.Desk.OpenAt(Mql, Today - 51), funnel.Desk.OpenAt(Mql, Today)));
        Assert.Equal(1, funnel.Desk.At(Today)[0].Stock(Mql)[0].Mean, 9);
    }

    [Fact]
    public void Grids_filled_apart_and_merged_are_the_grid_filled_at_once()
    {
        var days = new DayRange(DateOnly.FromDayNumber(Today - 9), DateOnly.FromDayNumber(Today + 1));
        var (one, two, both) = (new StayGrid(Core.Stages.Funnel.Default, days), new StayGrid(Core.Stages.Funnel.Default, days), new StayGrid(Core.Stages.Funnel.Default, days));
        foreach (var cells in new IFoldCells[] { one, both }) cells.Exit(Today - 5, Today - 2, Mql, Sql, 0);
        foreach (var cells in new IFoldCells[] { two, both }) cells.Exit(Today - 5, Today - 1, Mql, Sql, 0);
        one.Merge(two);
        Assert.Equal([0, 0, 0, 1, 1], one.Left(Mql, Sql, Today - 5).ToArray());
        Assert.Equal(both.Left(Mql, Sql, Today - 5).ToArray(), one.Left(Mql, Sql, Today - 5).ToArray());
        Assert.Equal(both.Entered(Mql, Today - 5), one.Entered(Mql, Today - 5));
    }

    [Fact]
    public void A_steady_funnel_is_foreseen_and_its_limits_learn_that_they_may_be_narrow()
    {
        var test = Backtest.Of(OneADay(500).Desk, Sql, AsOf, 0);
        Assert.All(test.Points, point => Assert.Equal(30, point.Expected.Mean, 6));
        Assert.All(test.Points, point => Assert.Equal((30L, 30.0, 30.0), (point.Came, point.SameAsLast, Math.Round(point.SameWeekdays, 9))));
        Assert.True(test.Points[^1].Expected.Variance < test.Points[0].Expected.Variance);
    }

    // Thirty days of four leads, then thirty of none: any sixty days bring the same, so that only the shorter forecast errs.
    [Fact]
    public void Limits_of_more_days_are_never_narrower_than_those_of_fewer()
    {
        var funnel = new MadeUpFunnel(700);
        for (var day = funnel.FirstDay; day <= Today; day++)
        {
            for (var lead = 0; lead < 4 && (Today - day) / 30 % 2 == 1; lead++) funnel.Add((day, Mql), (day + 1, Sql));
        }

        var apart = Enumerable.Range(0, 3).Select(horizon => Backtest.Of(funnel.Desk, Sql, AsOf, horizon)).ToList();
        var together = Backtest.OfAll(funnel.Desk, Sql, AsOf);
        Assert.True(apart[1].Arrivals.Variance < apart[0].Arrivals.Variance, "Tried apart, the longer forecast looks the surer one.");
        Assert.Equal(apart.Select(t => t.Arrivals.Mean), together.Select(t => t.Arrivals.Mean));
        Assert.Equal(together.Select(t => t.Arrivals.Variance).Order(), together.Select(t => t.Arrivals.Variance));
        Assert.Equal(together.Select(t => t.Stock.Variance).Order(), together.Select(t => t.Stock.Variance));
    }

    [Theory]
    [InlineData(10, 12, 12, 0.8, "Closer than both simple rules. The 80 % limits held.")]
    [InlineData(10, 9, 12, 0.6, "No closer than the last period: take that rule as the better guide. Outcomes were outside the 80 % limits too often: the limits are too narrow.")]
    [InlineData(10, 12, 10, 0.95, "No closer than the mean of the same weekdays: take that rule as the better guide. Outcomes were hardly ever outside the 80 % limits: the limits are wide.")]
    public void The_verdict_says_what_the_figures_say(double error, double last, double weekdays, double within, string verdict) =>
        Assert.Equal(verdict, $"{ForecastVerdict.OfErrors(error, last, weekdays)} {ForecastVerdict.OfLimits(within)}");

    private static MadeUpFunnel OneADay(int days)
    {
        var funnel = new MadeUpFunnel(days);
        for (var day = funnel.FirstDay; day <= Today; day++) funnel.Add((day, Mql), (day + 10, Sql));
        return funnel;
    }
}
