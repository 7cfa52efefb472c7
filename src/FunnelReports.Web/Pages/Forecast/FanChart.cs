using FunnelReports.Core.Calendars;
using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Forecast;

/// <summary>How many leads a stage held at the end of each of the last weeks, and how many it should hold 30, 60 and 90 days from now.</summary>
internal static class FanChart
{
    private const int PastDays = 90;

    /// <summary>The question for the past that the chart shows.</summary>
    public static string PastOf(ForecastReport report) => FormattableString.Invariant($"{report.AsOf.AddDays(1 - PastDays):yyyy-MM-dd}..{report.AsOf:yyyy-MM-dd}");

    /// <param name="stage">The forecast of the stage.</param>
    /// <param name="past">The stages report of <see cref="PastOf"/>, week by week.</param>
    /// <param name="segment">The filter, null for all leads.</param>
    /// <param name="workspace">Whose calendar it is.</param>
    /// <param name="format">Writes days.</param>
    /// <param name="text">Texts in the reader's language.</param>
    public static ChartModel Of(StageForecast stage, StagesReport past, string? segment, Workspace workspace, Format format, IStringLocalizer<SharedResource> text)
    {
        var today = past.AsOf;
        var weeks = past.Series.Select(b => (Day: LastDay(b), Stock: b.Stages.SingleOrDefault(s => s.Key == stage.Key)?.Closing ?? 0)).Where(week => week.Day < today);
        IReadOnlyList<(DateOnly Day, double? Was, ForecastFigure? WillBe)> points =
        [
            .. weeks.Select(week => (week.Day, (double?)week.Stock, (ForecastFigure?)null)),
            (today, stage.Open, new ForecastFigure(stage.Open, stage.Open, stage.Open, stage.Open, stage.Open)),
            .. stage.Horizons.Select(h => (today.AddDays(h.Days), (double?)null, (ForecastFigure?)h.Stock)),
        ];
        return new ChartModel(
            "fan", text["{0}: how many are in it, and how many should be", stage.Name], ChartKind.Line, ChartUnit.Count, text["At the end of"], [.. points.Select(p => format.Day(p.Day))],
            [
                new ChartSeries(text["In it"], [.. points.Select(p => p.Was)])
                {
                    Metric = "stages-closing",
                    Leads = [.. points.Select(p => p.Was is { } n ? ((long, string)?)((long)n, new LeadsAddress($"{p.Day:yyyy-MM-dd}", segment).AtEnd(stage.Key)) : null)],
                },
                new ChartSeries(text["Expected"], [.. points.Select(p => p.WillBe?.Expected)])
                {
                    Dotted = true,
                    Metric = "forecast-stock",
                    LimitsMetric = "forecast-limits-80",
                    Inner = new ChartBand(50, [.. points.Select(p => p.WillBe?.Low50)], [.. points.Select(p => p.WillBe?.High50)]) { Metric = "forecast-limits-50" },
                    Low = [.. points.Select(p => p.WillBe?.Low80)],
                    High = [.. points.Select(p => p.WillBe?.High80)],
                },
            ])
        {
            Confidence = 80,
            Days = [.. points.Select(p => p.Day)],
            Description = text["A forecast is a guide. It adds up what the leads of today will do, each by how long it has waited, and what leads still to come will do; below stands what such forecasts have been worth."],
        };

        DateOnly LastDay(StageBucket bucket) => Period.Parse(bucket.Bucket, workspace.Calendar).Range.LastDay is var day && day < today ? day : today;
    }
}
