using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages;

/// <summary>The funnel at a glance: what came in at each stage, what became of it, and what is in stock.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, PageDesk desk)
    : ReportPage(database, workspaces, clock, names, text)
{
    /// <summary>The stages of the period.</summary>
    public StagesReport Report { get; private set; } = null!;

    /// <summary>The same for the period compared with; null when with nothing.</summary>
    public StagesReport? Earlier { get; private set; }

    /// <summary>The stages on the way to a customer, in order.</summary>
    public IReadOnlyList<StageAccount> Path { get; private set; } = [];

    /// <summary>The account of the stage with the role MQL, or null.</summary>
    public StageAccount? Mql => Workspace.Funnel.With(StageRole.Mql) is { } stage ? Report.Stages.FirstOrDefault(s => s.Key == stage.Key) : null;

    /// <summary>What became of the MQLs, in a sentence; null when no stage has their role.</summary>
    public Sentence? Sentence => Mql is not { } mql ? null : new Sentence(
        Texts["{0} entered {1} {2}{3}. {4} left it; at the end it held {5}."], Names.Format.Leads(mql.Inflow, Leads.Entered(mql.Key)), mql.Name, InPeriod,
        Compared.Than(Measure.OfCount(mql.Inflow), Measure.OfCount(EarlierOf(mql.Key)?.Inflow)),
        Names.Format.Count(mql.Outflow, Leads.Left(mql.Key)), Names.Format.Count(mql.Closing, Leads.AtEnd(mql.Key)));

    /// <summary>The stage that follows on the path, and moves to it ÷ entries into the stage before; null for the last stage.</summary>
    public (string Next, Ratio Rate)? MovedOn(StageAccount stage)
    {
        var next = Path.SkipWhile(s => s.Key != stage.Key).Skip(1).FirstOrDefault();
        return next is null ? null : (next.Key, new Ratio(stage.Exits.Where(e => e.To == next.Key).Sum(e => e.N), stage.Inflow));
    }

    /// <summary>The stage in the period compared with.</summary>
    public StageAccount? EarlierOf(string key) => Earlier?.Stages.FirstOrDefault(s => s.Key == key);

    /// <summary>The name of a stage.</summary>
    public string NameOf(string key) => Workspace.Funnel.Find(key)?.Name ?? key;

    /// <summary>Entries into each stage of the path.</summary>
    public ChartModel FunnelChart => new(
        "funnel", Texts["Entries into each stage"], ChartKind.Funnel, ChartUnit.Count, Texts["Stage"],
        [.. Path.Select(s => s.Name)],
        [new ChartSeries(Texts["Entries"], [.. Path.Select(s => (double?)s.Inflow)]) { Metric = "stages-inflow", Leads = [.. Path.Select(s => ((long, string)?)(s.Inflow, Leads.Entered(s.Key)))] }])
    {
        Description = Texts["Leads that came into each stage in the period, re-entries included."],
    };

    /// <summary>Closing stock of each stage but the last, over time.</summary>
    public ChartModel StockChart
    {
        get
        {
            var shown = Path.Where(s => Workspace.Funnel.Find(s.Key)?.Role != StageRole.Customer).ToList();
            return new ChartModel(
                "stock", Texts["Leads in each stage at the end of each {0}", Texts[Picker.Grain].Value], ChartKind.Line, ChartUnit.Count, Texts["Until"],
                [.. Report.Series.Select(b => Names.OfBucket(b.Bucket, Workspace.Calendar, Report.Period))],
                [
                    .. shown.Select(stage => new ChartSeries(stage.Name, [.. Report.Series.Select(b => (double?)ClosingOf(b, stage))])
                    {
                        Metric = "stages-closing",
                        Leads = [.. Report.Series.Select(b => ((long, string)?)(ClosingOf(b, stage), Leads.In(b.Bucket, Workspace.Calendar).AtEnd(stage.Key)))],
                        DashedFrom = IsRunning ? Report.Series.Count - 1 : null,
                    }),
                ])
            {
                Notes = Marks.On([.. Report.Series.Select(b => b.Bucket)]),
                Description = Texts["Opening stock plus entries less exits, counted at the end of each {0}.", Texts[Picker.Grain].Value],
            };
        }
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await desk.StagesAsync(Asked, cancel);
        Earlier = Before is { } before ? await desk.StagesAsync(before, cancel) : null;
        var path = Workspace.Funnel.SuccessPath.Select(s => s.Key).ToHashSet();
        Path = [.. Report.Stages.Where(s => path.Contains(s.Key))];
    }

    private static long ClosingOf(StageBucket bucket, StageAccount stage) => bucket.Stages.First(s => s.Key == stage.Key).Closing;
}
