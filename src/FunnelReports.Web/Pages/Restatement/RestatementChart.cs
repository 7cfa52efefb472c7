using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Restatement;

/// <summary>How far the published days are off in the stage that marketers look at first.</summary>
internal sealed class RestatementChart(RestatementReport report, Funnel funnel, PeriodNames names, IStringLocalizer<SharedResource> text)
{
    /// <summary>Day by day, the leads more or fewer at its end; null where no stage changed.</summary>
    public ChartModel? Draw()
    {
        var changed = report.Days.SelectMany(d => d.Stages).Where(s => s.Change.Closing != 0).ToLookup(s => s.Key);
        if (changed.Count == 0) return null;
        var mql = funnel.With(StageRole.Mql)?.Key ?? "";
        var shown = changed.Contains(mql) ? changed[mql].First() : changed.MaxBy(s => s.Sum(day => Math.Abs(day.Change.Closing)))!.First();
        return new ChartModel(
            "off-by", text["How far {0} was off", shown.Name], ChartKind.Bar, ChartUnit.Count, text["Day"],
            [.. report.Days.Select(d => names.Format.Day(d.Day))],
            [new ChartSeries(text["Change at the end"], [.. report.Days.Select(d => (double?)d.Stages.SingleOrDefault(s => s.Key == shown.Key)?.Change.Closing ?? 0)]) { Metric = "restatement-change" }])
        {
            Description = text["Leads more (or fewer) in {0} at the end of each day that changed than were published.", shown.Name],
        };
    }
}
