using System.Globalization;
using FunnelReports.Core.Reports;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Shared;

/// <summary>The cost of each day, week or month of a report, and the moving average that steadies it.</summary>
internal static class CostChart
{
    /// <param name="cost">What is shown.</param>
    /// <param name="grain">"day", "week" or "month".</param>
    /// <param name="running">True while the last bucket is not over.</param>
    /// <param name="names">Buckets for people.</param>
    /// <param name="text">Texts in the reader's language.</param>
    public static ChartModel Of(CostShown cost, string grain, bool running, PeriodNames names, IStringLocalizer<SharedResource> text)
    {
        var report = cost.Report;
        var average = grain switch
        {
            "day" => text["Simple, average of {0} days", report.MovingAverageBuckets],
            "week" => text["Simple, average of {0} weeks", report.MovingAverageBuckets],
            _ => text["Simple, average of {0} months", report.MovingAverageBuckets],
        };
        var series = new List<ChartSeries> { Banded(text["Simple"], "cost-simple", report.Series) };
        if (report.LagAdjustedSeries.Count > 0) series.Add(Banded(text["Lag-adjusted"], "cost-lag-adjusted", report.LagAdjustedSeries));
        series.Add(Line(average, "cost-moving-average", report.MovingAverage));
        return new ChartModel(
            "cost", text["What one {0} cost", cost.Stage], ChartKind.Line, ChartUnit.Money, text["In"],
            [.. report.Series.Select(b => names.OfBucket(b.Bucket, cost.Workspace.Calendar, report.Period))], series)
        {
            Currency = report.Currency,
            Decimals = cost.Workspace.Currency.Decimals,
            Description = text["A gap means that nobody entered, or that the spend is not known for every day."],
        };

        ChartSeries Line(string name, string metric, IReadOnlyList<CostBucket> buckets) => new(name, [.. buckets.Select(b => Number(b.PerLead))])
        {
            Metric = metric,
            DashedFrom = running ? buckets.Count - 1 : null,
        };

        ChartSeries Banded(string name, string metric, IReadOnlyList<CostBucket> buckets) => Line(name, metric, buckets) with
        {
            Low = [.. buckets.Select(b => Number(b.Low))],
            High = [.. buckets.Select(b => Number(b.High))],
            LimitsMetric = "cost-limits",
        };
    }

    private static double? Number(string? money) => money is null ? null : double.Parse(money, CultureInfo.InvariantCulture);
}
