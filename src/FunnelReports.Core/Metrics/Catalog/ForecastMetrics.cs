namespace FunnelReports.Core.Metrics.Catalog;

/// <summary>What is to be expected of a stage, and how good such forecasts have been.</summary>
internal static class ForecastMetrics
{
    private const string Heading = "Forecast";
    private const string TooEarly = "There is too little past, or no stored forecast has come to its end.";

    public static IReadOnlyList<Metric> All { get; } =
    [
        new("forecast-arrivals", "Expected arrivals", MetricUnit.Stays)
        {
            Meaning = "How many stays in the stage are expected to begin in the days ahead.",
            Formula = "What the stays that are open now will do, each by its stage and age, + what the leads still to come will do.",
            Source = "Aalen and Johansen 1978", Heading = Heading, Fields = ["arrivals.expected", "points.expected"],
        },
        new("forecast-stock", "Expected stock", MetricUnit.Stays)
        {
            Meaning = "How many stays in the stage are expected to be open at the end of the days ahead.",
            Formula = "Those of the open stays and of the leads still to come that will be in the stage then.",
            Source = "Aalen and Johansen 1978", Heading = Heading, Fields = ["stock.expected"],
        },
        new("forecast-limits-50", "50 % limits", MetricUnit.Stays)
        {
            Meaning = "Between these the count will lie in half of all cases.",
            Formula = "The quarter points of a gamma distribution with the expected count and its variance, widened by what past forecasts were off.",
            Source = "Wilson and Hilferty 1931", Heading = Heading, Fields = ["low50", "high50"],
        },
        new("forecast-limits-80", "80 % limits", MetricUnit.Stays)
        {
            Meaning = "Between these the count will lie in four of five cases.",
            Formula = "The tenth and the ninetieth percentile of the same distribution.",
            Source = "Wilson and Hilferty 1931", Heading = Heading, Fields = ["low80", "high80"],
        },
        new("forecast-open", "Open now", MetricUnit.Stays)
        {
            Meaning = "Stays that are open in the stage on the last day that is known.",
            Formula = "A count at the end of that day.", Heading = Heading, Fields = ["open"],
        },
        new("forecast-error", "Mean error", MetricUnit.Stays)
        {
            Meaning = "By how many stays forecasts of the arrivals were off on average.",
            Formula = "The mean of the absolute differences between what was expected and what came.", Empty = TooEarly, Heading = Heading, Fields = ["meanError"],
        },
        new("forecast-same-as-last", "Error of “same as last period”", MetricUnit.Stays)
        {
            Meaning = "By how many stays one would have been off who expects as many as came in the same number of days before: a forecast should be closer.",
            Formula = "The mean of the absolute differences.", Empty = TooEarly, Heading = Heading, Fields = ["sameAsLast"],
        },
        new("forecast-same-weekdays", "Error of “same weekday mean”", MetricUnit.Stays)
        {
            Meaning = "By how many stays one would have been off who expects of each weekday the mean of its last eight weeks: a forecast should be closer.",
            Formula = "The mean of the absolute differences.", Empty = TooEarly, Heading = Heading, Fields = ["sameWeekdays"],
        },
        new("forecast-within-50", "Coverage of the 50 % limits", MetricUnit.Rate)
        {
            Meaning = "The share of past forecasts whose outcome lay within the 50 % limits; it should be near 50 %.",
            Formula = "Outcomes inside, the limits included, ÷ forecasts.", Empty = TooEarly, Heading = Heading, Fields = ["within50"],
        },
        new("forecast-within-80", "Coverage of the 80 % limits", MetricUnit.Rate)
        {
            Meaning = "The share of past forecasts whose outcome lay within the 80 % limits; it should be near 80 %.",
            Formula = "Outcomes inside, the limits included, ÷ forecasts.", Empty = TooEarly, Heading = Heading, Fields = ["within80"],
        },
        new("forecast-came", "What came", MetricUnit.Stays)
        {
            Meaning = "How many stays began in the days that a past forecast was for, or on average over all of them.",
            Formula = "A count, or its mean.", Empty = TooEarly, Heading = Heading, Fields = ["meanCame", "points.came"],
        },
        new("forecast-count", "Past forecasts", MetricUnit.Forecasts)
        {
            Meaning = "How many forecasts were held against what came.",
            Formula = "Days two weeks apart over the last year, or the nights whose stored forecast has come to its end.", Empty = TooEarly, Heading = Heading, Fields = ["forecasts"],
        },
    ];
}
