namespace FunnelReports.Core.Reports;

/// <summary>What is to be expected of each stage, and how good such forecasts have been. The period is the days ahead; the as-of day is the last that is known.</summary>
/// <param name="Stages">The stages that are in use, in funnel order.</param>
public sealed record ForecastReport(
    ReportPeriod Period, DateOnly AsOf, string Segment, bool ComputedLive, IReadOnlyList<StageForecast> Stages)
    : ReportDocument(Period, AsOf, Segment, ComputedLive);

/// <summary>The forecast of a stage.</summary>
/// <param name="Key">The stage.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Open">Stays that are open on the as-of day.</param>
/// <param name="Horizons">Over 30, 60 and 90 days.</param>
public sealed record StageForecast(string Key, string Name, long Open, IReadOnlyList<HorizonForecast> Horizons);

/// <summary>The forecast of a stage over some days.</summary>
/// <param name="Days">How many days ahead.</param>
/// <param name="Arrivals">Stays that will begin.</param>
/// <param name="Stock">Stays that will be open at the end.</param>
/// <param name="Backtest">What forecasts of the arrivals would have been worth over the last year; null while there is too little past.</param>
/// <param name="Published">What the forecasts that were stored night by night have been worth; null until the first has come to its end.</param>
public sealed record HorizonForecast(int Days, ForecastFigure Arrivals, ForecastFigure Stock, ForecastTest? Backtest, ForecastRecord? Published);

/// <summary>The expected count with the limits between which it lies in half, and in four of five, of all cases.</summary>
public sealed record ForecastFigure(double Expected, double Low50, double High50, double Low80, double High80);

/// <summary>Forecasts made anew at past days, of what was known then, against what came. Errors are the mean of absolute differences, in stays.</summary>
/// <param name="Forecasts">How many.</param>
/// <param name="MeanCame">What came in the mean.</param>
/// <param name="MeanError">The forecast's error.</param>
/// <param name="SameAsLast">The error of the rule that as many come as came last.</param>
/// <param name="SameWeekdays">The error of the rule that each weekday brings what it brought in the mean of eight weeks.</param>
/// <param name="Within50">The share of outcomes inside the 50 % limits.</param>
/// <param name="Within80">The share inside the 80 % limits.</param>
/// <param name="Verdict">In sentences for people: whether the forecast beats both rules and whether its limits can be trusted.</param>
/// <param name="Points">Each of them, oldest first.</param>
public sealed record ForecastTest(
    int Forecasts, double MeanCame, double MeanError, double SameAsLast, double SameWeekdays, double Within50, double Within80, IReadOnlyList<string> Verdict,
    IReadOnlyList<ForecastPoint> Points);

/// <summary>One of them: what was forecast at the end of a day, and what came.</summary>
public sealed record ForecastPoint(DateOnly Day, long Came, double Expected, double Low80, double High80);

/// <summary>Forecasts as they were stored on past nights, against what came.</summary>
public sealed record ForecastRecord(int Forecasts, double MeanCame, double MeanError, double Within50, double Within80);
