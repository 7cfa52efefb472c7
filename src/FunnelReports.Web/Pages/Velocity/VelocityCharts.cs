using FunnelReports.Core.Metrics;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Velocity;

/// <summary>The charts of the stage that the velocity page shows in detail.</summary>
internal sealed class VelocityCharts(IndexModel page, PeriodNames names, IStringLocalizer<SharedResource> text)
{
    /// <summary>
    /// The share still waiting, read off the curve every so many days, because the days on which somebody left are not evenly spaced. The day by which half have left is one of them.
    /// </summary>
    public ChartModel Survival()
    {
        var points = Evenly(page.Shown.Survival.Curve ?? [], page.Shown.Survival.MedianDays).ToList();
        var half = points.FindIndex(p => p.Day >= page.Shown.Survival.MedianDays);
        return new ChartModel(
            "survival", text["Still in {0} after so many days", page.Shown.Name], ChartKind.Line, ChartUnit.Percent, text["Days since entry"],
            [.. points.Select(p => names.Format.Count(p.Day))],
            [
                new ChartSeries(text["Still waiting"], [.. points.Select(p => (double?)p.At.Waiting)])
                {
                    Low = [.. points.Select(p => p.At.Low)],
                    High = [.. points.Select(p => p.At.High)],
                    Metric = "velocity-survival-curve",
                    LimitsMetric = "velocity-survival-curve-limits",
                },
            ])
        {
            Description = text["Of those who entered in the period, the share not gone by the end of each day, with its 95% limits. Half are gone where the line crosses 50%."],
            Level = new ChartLevel(0.5, page.Shown.Survival.MedianDays is { } days ? text["Half leave within {0}", names.Format.Days(days, 0)] : text["Half"], half < 0 ? null : half),
        };
    }

    public ChartModel Lengths()
    {
        var bands = page.Shown.Exits == 0 ? [] : page.Shown.Distribution;
        return new ChartModel(
            "lengths", text["How many days those who left {0} had stayed", page.Shown.Name], ChartKind.Bar, ChartUnit.Count, text["Days"],
            [.. bands.Select(Length)],
            [
                new ChartSeries(text["Stays left"], [.. bands.Select(b => (double?)b.Exits)])
                {
                    Metric = "velocity-distribution",
                    Leads = [.. bands.Select(b => ((long, string)?)(b.Exits, page.Leads.LeftAfter(page.Shown.Key, b)))],
                },
            ])
        {
            EveryLabel = true,
            Description = new Sentence(
                text["The {0} stays left in the period, by their length in days. The classes widen: each bar further to the right holds more days than the one before."],
                names.Format.Count(page.Shown.Exits, page.Leads.Left(page.Shown.Key))),
        };
    }

    public ChartModel Trend()
    {
        var lines = page.Report.Trend.Select(b => b.Stages.Single(s => s.Key == page.Shown.Key)).ToList();
        return new ChartModel(
            "trend", text["Median stay in {0} of those who left in each {1}", page.Shown.Name, text[page.Picker.Grain].Value], ChartKind.Line, ChartUnit.Days, text["Left in"],
            [.. page.Report.Trend.Select(b => names.OfBucket(b.Bucket, page.Workspace.Calendar, page.Report.Period))],
            [new ChartSeries(text["Median"], [.. lines.Select(s => s.MedianDays)]) { Metric = "velocity-median", DashedFrom = page.IsRunning ? lines.Count - 1 : null }])
        {
            Notes = page.Marks.On([.. page.Report.Trend.Select(b => b.Bucket)]),
            Description = text["Half of the stays that ended in each {0} were shorter. A gap means that nobody left.", text[page.Picker.Grain].Value],
        };
    }

    private static IEnumerable<(int Day, SurvivalPoint At)> Evenly(IReadOnlyList<SurvivalPoint> curve, double? median)
    {
        if (curve.Count == 0) yield break;
        var last = (int)curve[^1].Days;
        var span = SurvivalCurve.DaysApart(last);
        var at = new SurvivalPoint(0, 0, 0, Waiting: 1, Low: 1, High: 1);
        var next = 0;
        for (var day = SurvivalCurve.FirstDay(span, median); day < last + span; day += span)
        {
            while (next < curve.Count && curve[next].Days <= day) at = curve[next++];
            yield return (day, at);
        }
    }

    private string Length(LengthBand band) => band switch
    {
        { FromDays: 0 } => text["<{0}", names.Format.Count(1)],
        { ToDays: { } to } => text["{0}–{1}", names.Format.Count(band.FromDays), names.Format.Count(to - 1)],
        _ => text["{0}+", names.Format.Count(band.FromDays)],
    };
}
