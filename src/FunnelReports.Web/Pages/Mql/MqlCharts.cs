using FunnelReports.Core.Reports;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Mql;

/// <summary>The charts of the MQL report.</summary>
internal sealed class MqlCharts(IndexModel page, PeriodNames names, IStringLocalizer<SharedResource> text)
{
    public ChartModel Stock(StagesReport report) => Over(
        report, "stock", text["{0} at the end of each {1}", page.Stage.Name, text[page.Picker.Grain].Value], ChartKind.Line,
        text["Leads in the stage at the last moment of each {0}.", text[page.Picker.Grain].Value],
        [Series(report, page.Stage.Name, "stages-closing", s => s.Closing, leads => leads.AtEnd)]);

    public ChartModel Flow(StagesReport report) => Over(
        report, "flow", text["Entered and left in each {0}", text[page.Picker.Grain].Value], ChartKind.Bar,
        text["Leads that came into {0} and that left it; one that comes back counts again.", page.Stage.Name],
        [
            Series(report, text["Entered"], "stages-inflow", s => s.Inflow, leads => stage => leads.Entered(stage)),
            Series(report, text["Left"], "stages-outflow", s => s.Outflow, leads => stage => leads.Left(stage)),
        ]);

    private ChartModel Over(StagesReport report, string id, string title, ChartKind kind, string description, IReadOnlyList<ChartSeries> series) =>
        new(id, title, kind, ChartUnit.Count, text["Until"], [.. report.Series.Select(b => names.OfBucket(b.Bucket, page.Workspace.Calendar, report.Period))], series)
        {
            Description = description,
            Notes = page.Marks.On([.. report.Series.Select(b => b.Bucket)]),
        };

    private ChartSeries Series(StagesReport report, string name, string metric, Func<StageBucketAccount, long> value, Func<LeadsAddress, Func<string, string>> address)
    {
        var values = report.Series.Select(b => value(b.Stages.First(s => s.Key == page.Stage.Key))).ToList();
        return new(name, [.. values.Select(n => (double?)n)])
        {
            Metric = metric,
            Leads = [.. report.Series.Zip(values, (b, n) => ((long, string)?)(n, address(page.Leads.In(b.Bucket, page.Workspace.Calendar))(page.Stage.Key)))],
            DashedFrom = page.IsRunning ? report.Series.Count - 1 : null,
        };
    }
}
