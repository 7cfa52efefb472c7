namespace FunnelReports.Core.Forecasts;

/// <summary>Says in words what a backtest found: a forecast is shown with its worth.</summary>
public static class ForecastVerdict
{
    private const double Least = 0.75, Most = 0.85;

    /// <summary>Whether the forecast was closer than the two simple rules.</summary>
    public static string OfErrors(double error, double sameAsLast, double sameWeekdays) => (error < sameAsLast, error < sameWeekdays) switch
    {
        (true, true) => "Closer than both simple rules.",
        (true, false) => "No closer than the mean of the same weekdays: take that rule as the better guide.",
        (false, true) => "No closer than the last period: take that rule as the better guide.",
        _ => "No closer than the simple rules: take them as the better guide.",
    };

    /// <summary>Whether the 80 % limits held.</summary>
    /// <param name="within80">The share of outcomes inside them.</param>
    public static string OfLimits(double within80) =>
        within80 < Least ? "Outcomes were outside the 80 % limits too often: the limits are too narrow."
        : within80 > Most ? "Outcomes were hardly ever outside the 80 % limits: the limits are wide."
        : "The 80 % limits held.";
}
