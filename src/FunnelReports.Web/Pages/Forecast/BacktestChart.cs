using FunnelReports.Core.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Forecast;

/// <summary>What came after past days, beside what would have been forecast for them.</summary>
internal static class BacktestChart
{
    public static ChartModel Of(string stage, int days, ForecastTest test, Format format, IStringLocalizer<SharedResource> text) => new(
        "past", text["{0}: past forecasts and what came", stage], ChartKind.Line, ChartUnit.Count, text["From"],
        [.. test.Points.Select(p => format.Day(p.Day.AddDays(1)))],
        [
            new ChartSeries(text["Came"], [.. test.Points.Select(p => (double?)p.Came)]) { Metric = "forecast-came" },
            new ChartSeries(text["Forecast"], [.. test.Points.Select(p => (double?)p.Expected)])
            {
                Metric = "forecast-arrivals",
                LimitsMetric = "forecast-limits-80",
                Low = [.. test.Points.Select(p => (double?)p.Low80)],
                High = [.. test.Points.Select(p => (double?)p.High80)],
            },
        ])
    {
        Confidence = 80,
        Description = text["Each forecast was made anew of nothing but what had happened by then, for the {0} days after. The band is where four of five outcomes should lie.", days],
    };
}
