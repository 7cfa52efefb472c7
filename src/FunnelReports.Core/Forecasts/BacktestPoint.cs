namespace FunnelReports.Core.Forecasts;

/// <summary>One past day's forecast and what came of it.</summary>
/// <param name="Day">The day at whose end the forecast was made.</param>
/// <param name="Came">What came in the days after it.</param>
/// <param name="Expected">What was forecast, with the limits as they would have been given then.</param>
/// <param name="SameAsLast">The rule "same as last period": what had come in as many days before.</param>
/// <param name="SameWeekdays">The rule "same weekday mean": each day as the mean of its weekday over the eight weeks before.</param>
public sealed record BacktestPoint(DateOnly Day, long Came, Expectation Expected, double SameAsLast, double SameWeekdays);
