using FunnelReports.Core.Stages;

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

    // Days back whose exits are counted; the first is taken while nothing is learned.
    private static readonly int[] Windows = [180, 90, 45, 365];

    private readonly List<Trial> trials = [];
    private readonly List<BacktestPoint> points = [];

    private Backtest()
    {
    }

    /// <summary>Each past day, oldest first.</summary>
    public IReadOnlyList<BacktestPoint> Points => points;

    /// <summary>What is expected from the as-of day on.</summary>
    public Expectation Now { get; private set; }

    /// <summary>Tries the forecast, and makes it for the as-of day.</summary>
    /// <param name="past">What happened, and the forecasts made of it.</param>
    /// <param name="stage">The stage whose arrivals are counted.</param>
    /// <param name="asOf">The last day of which anything is known.</param>
    /// <param name="days">How far each forecast looks.</param>
    public static Backtest Of(ForecastDesk past, short stage, DateOnly asOf, int days)
    {
        ArgumentNullException.ThrowIfNull(past);
        var test = new Backtest();
        for (var origin = asOf.DayNumber - days - PastDays; origin <= asOf.DayNumber - days; origin += EveryDays)
        {
            if (origin >= past.FirstDay + LeastHistory) test.Try(past, stage, origin, days);
        }

        test.Now = test.Learn(asOf.DayNumber, days, window => past.At(asOf.DayNumber, window).Arrivals(stage, days));
        return test;
    }

    private void Try(ForecastDesk past, short stage, int origin, int days)
    {
        var tried = Windows.Select(window => past.At(origin, window).Arrivals(stage, days)).ToArray();
        var expected = Learn(origin, days, window => tried[Array.IndexOf(Windows, window)]);
        var came = past.Arrived(stage, origin + 1, origin + days);
        trials.Add(new Trial(origin + days, came, tried));
        points.Add(new BacktestPoint(DateOnly.FromDayNumber(origin), came, expected, past.Arrived(stage, origin - days + 1, origin), past.ByWeekday(stage, origin, days)));
    }

    private Expectation Learn(int day, int days, Func<int, Expectation> of)
    {
        var known = trials.Where(t => t.End <= day).TakeLast(Learned).ToList();
        var best = Enumerable.Range(0, Windows.Length).MinBy(w => known.Sum(t => Math.Abs(t.Came - t.Expected[w].Mean)));
        var mean = known.Sum(t => Square(t.Expected[best].Mean));
        var unexplained = known.Sum(t => Square(t.Came - t.Expected[best].Mean) - t.Expected[best].Variance);
        var expected = of(Windows[best]);

        // While little is learned a guess stands in: off by a fifth over thirty days.
        var guessed = Math.Max(0, Trusted - known.Count);
        var relative = mean == 0 ? 0 : Math.Max(0, unexplained) / mean;
        return expected.Widened(((known.Count * relative) + (guessed * Guess * days / 30)) / Math.Max(Trusted, known.Count));
    }

    private static double Square(double x) => x * x;

    private sealed record Trial(int End, long Came, Expectation[] Expected);
}
