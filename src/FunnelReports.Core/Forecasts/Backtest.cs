namespace FunnelReports.Core.Forecasts;

/// <summary>
/// How good the forecast of a stage's arrivals would have been: it is made anew at past days, each time of nothing but what had happened by then, and held
/// against what came.
/// </summary>
/// <remarks>
/// Days two weeks apart over the last year; those before a forecast is possible are left out. Two things are learned from the past days that had come to
/// their end by the day of a forecast: how far back to look for how stays end (whatever would have erred least), and how much wider than the luck of the draw
/// the limits must be. Today's forecast learns from all of them.
/// </remarks>
public sealed class Backtest
{
    private const int EveryDays = 14;
    private const int PastDays = 364;
    private const int LeastHistory = 60;
    private const int Learned = 8;
    private const int Trusted = 4;
    private const double Guess = 0.04;

    // The window that is taken while nothing is learned.
    private const int FirstWindow = 180;

    private readonly List<Trial> trials = [];
    private readonly List<BacktestPoint> points = [];
    private readonly int horizon;

    private Backtest(int horizon) => this.horizon = horizon;

    /// <summary>Each past day, oldest first.</summary>
    public IReadOnlyList<BacktestPoint> Points => points;

    /// <summary>The arrivals expected from the as-of day on.</summary>
    public Expectation Arrivals { get; private set; }

    /// <summary>The stock expected at the end, by the same rates; it is off by at least what the arrivals are off by.</summary>
    public Expectation Stock { get; private set; }

    /// <summary>The past days at which the forecast of an as-of day is tried, oldest first; a longer horizon leaves out the latest.</summary>
    /// <param name="past">What happened: a forecast needs some history behind it.</param>
    /// <param name="asOf">The last day of which anything is known.</param>
    /// <param name="days">How far the forecast looks.</param>
    public static IEnumerable<int> Origins(ForecastDesk past, DateOnly asOf, int days)
    {
        ArgumentNullException.ThrowIfNull(past);
        var last = asOf.DayNumber;
        for (var origin = last - PastDays - EveryDays; origin <= last - days; origin += EveryDays)
        {
            if (origin >= past.FirstDay + LeastHistory) yield return origin;
        }
    }

    /// <summary>Tries the forecast, and makes it for the as-of day.</summary>
    /// <param name="past">What happened, and the forecasts made of it.</param>
    /// <param name="stage">The stage whose arrivals are counted.</param>
    /// <param name="asOf">The last day of which anything is known.</param>
    /// <param name="horizon">The place of the horizon among <see cref="Forecast.Horizons"/>.</param>
    public static Backtest Of(ForecastDesk past, short stage, DateOnly asOf, int horizon)
    {
        ArgumentNullException.ThrowIfNull(past);
        var test = new Backtest(horizon);
        var last = asOf.DayNumber;
        var days = Forecast.Horizons[horizon];
        foreach (var origin in Origins(past, asOf, days)) test.Try(past, stage, origin, days);
        var (window, doubt) = test.Learn(last, days);
        var now = past.At(last)[window];
        var (arrivals, stock) = (now.Arrivals(stage)[horizon], now.Stock(stage)[horizon]);
        test.Arrivals = arrivals.Widened(doubt);
        test.Stock = stock with { Variance = stock.Variance + (doubt * Square(arrivals.Mean)) };
        return test;
    }

    /// <summary>Tries and makes the forecasts of a stage for all of <see cref="Forecast.Horizons"/>, the shortest first.</summary>
    /// <remarks>
    /// Each horizon learns from past days of its own, so that by luck the longer could look the surer one. What is not foreseen of fewer days is not foreseen
    /// of more either: limits that would be narrower keep the variance of the shorter horizon. The points tried stay as they are.
    /// </remarks>
    /// <param name="past">What happened, and the forecasts made of it.</param>
    /// <param name="stage">The stage whose arrivals are counted.</param>
    /// <param name="asOf">The last day of which anything is known.</param>
    public static IReadOnlyList<Backtest> OfAll(ForecastDesk past, short stage, DateOnly asOf)
    {
        var all = Forecast.Horizons.Select((_, horizon) => Of(past, stage, asOf, horizon)).ToList();
        foreach (var (shorter, longer) in all.Zip(all.Skip(1)))
        {
            longer.Arrivals = longer.Arrivals.AtLeastAsVague(shorter.Arrivals);
            longer.Stock = longer.Stock.AtLeastAsVague(shorter.Stock);
        }

        return all;
    }

    private void Try(ForecastDesk past, short stage, int origin, int days)
    {
        var tried = past.At(origin).Select(f => f.Arrivals(stage)[horizon]).ToArray();
        var (window, doubt) = Learn(origin, days);
        var came = past.Arrived(stage, origin + 1, origin + days);
        trials.Add(new Trial(origin + days, came, tried));
        points.Add(new BacktestPoint(
            DateOnly.FromDayNumber(origin), came, tried[window].Widened(doubt), past.Arrived(stage, origin - days + 1, origin), past.ByWeekday(stage, origin, days)));
    }

    // Which window, and what squared relative error the forecasts did not foresee of themselves. While little is learned a guess stands in: off by a fifth over thirty days.
    private (int Window, double Doubt) Learn(int day, int days)
    {
        var known = trials.Where(t => t.End <= day).TakeLast(Learned).ToList();
        var windows = Enumerable.Range(0, ForecastDesk.Windows.Count).OrderBy(w => ForecastDesk.Windows[w] != FirstWindow);
        var best = windows.MinBy(w => known.Sum(t => Math.Abs(t.Came - t.Expected[w].Mean)));
        var mean = known.Sum(t => Square(t.Expected[best].Mean));
        var unforeseen = known.Sum(t => Square(t.Came - t.Expected[best].Mean) - t.Expected[best].Variance);
        var relative = mean == 0 ? 0 : Math.Max(0, unforeseen) / mean;
        var guesses = Math.Max(0, Trusted - known.Count);
        return (best, ((known.Count * relative) + (guesses * Guess * days / Forecast.Horizons[0])) / (known.Count + guesses));
    }

    private static double Square(double x) => x * x;

    private sealed record Trial(int End, long Came, Expectation[] Expected);
}
