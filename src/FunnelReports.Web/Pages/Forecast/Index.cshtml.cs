using FunnelReports.Core;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Forecast;

/// <summary>What is to be expected of each stage, and what such forecasts have been worth.</summary>
[Exported]
public sealed class IndexModel(FunnelDatabase database, WorkspaceStore workspaces, Format format, IStringLocalizer<SharedResource> text, PageDesk desk)
    : PageModel
{
    /// <summary>How far ahead: 30, 60 or 90 days.</summary>
    [FromQuery]
    public int Days { get; init; } = 30;

    /// <summary>The conditions of the filter, each a value of the address or several joined in one.</summary>
    [FromQuery(Name = SegmentPicker.Name)]
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>The filter as one text; null for all leads.</summary>
    public string? Segment => FilterText.Join(Conditions);

    /// <summary>The stage whose past forecasts are drawn; without it the one with the role MQL.</summary>
    [FromQuery]
    public string? Stage { get; init; }

    public ForecastReport? Report { get; private set; }

    /// <summary>The choice of leads; null while there are none.</summary>
    public SegmentPicker? Segments { get; private set; }

    /// <summary>What was wrong with the question, in words; null when nothing.</summary>
    public string? Mistake { get; private set; }

    /// <summary>The stage that is looked at more closely; null when there is none.</summary>
    public StageForecast? Chosen { get; private set; }

    /// <summary>The stages with what is expected over the chosen days.</summary>
    public IEnumerable<(StageForecast Stage, HorizonForecast Horizon)> Lines => Report!.Stages.Select(s => (s, HorizonOf(s)));

    /// <summary>The stock of the last weeks and that expected.</summary>
    public ChartModel? Fan { get; private set; }

    /// <summary>The last of the days ahead, for people.</summary>
    public string Then => format.Day(Report!.AsOf.AddDays(Days));

    /// <summary>What came after past days, beside what was forecast.</summary>
    public ChartModel? PastChart { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var workspace = await workspaces.ReadAsync(cancel);
        if (await new DataExtent(database).MovesAsync(cancel) is null) return;
        var filter = await new FilterChoices(database).ReadAsync(workspace, Segment, cancel);
        // That a forecast of some leads is computed live is said beside it: to save them as a segment would not change that.
        Segments = SegmentPicker.Of(filter, text).Keeping(Kept) with { IsLive = false };
        try
        {
            if (!Core.Forecasts.Forecast.Horizons.Contains(Days)) throw new MistakeException(text["A forecast looks 30, 60 or 90 days ahead."]);
            Report = await desk.ForecastAsync(new ReportRequest("", Segment, Stage: Stage), cancel);
            Chosen = Report.Stages.FirstOrDefault(s => s.Key == (Stage ?? workspace.Funnel.With(StageRole.Mql)?.Key)) ?? (Report.Stages.Count > 0 ? Report.Stages[0] : null);
            if (Chosen is not null)
            {
                var past = await desk.StagesAsync(new ReportRequest(FanChart.PastOf(Report), Segment, "week"), cancel);
                Fan = FanChart.Of(Chosen, past, Segment, workspace, format, text);
                if (HorizonOf(Chosen).Backtest is { } test) PastChart = BacktestChart.Of(Chosen.Name, Days, test, format, text);
            }

            ViewData.SetAsOf(format.Day(Report.AsOf), workspace.Calendar.ZoneId);
        }
        catch (MistakeException mistake)
        {
            Mistake = mistake.Message;
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>The address of this page with another choice.</summary>
    public string Address(int days, string? stage) => Url.Page("/Forecast/Index", new { days, stage, segment = Segment })!;

    /// <summary>The addresses of the leads of the day on which the forecast begins.</summary>
    public LeadsAddress Leads => new($"{Report!.AsOf:yyyy-MM-dd}", Segment);

    /// <summary>What is expected of a stage over the chosen days.</summary>
    public HorizonForecast HorizonOf(StageForecast stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Horizons.Single(h => h.Days == Days);
    }

    /// <summary>What past forecasts were worth, in a few words.</summary>
    public string Worth(ForecastTest? test) => test switch
    {
        null => text["too little past"],
        _ when test.MeanError < Math.Min(test.SameAsLast, test.SameWeekdays) => text["closer"],
        _ => text["no closer"],
    };

    private IEnumerable<KeyValuePair<string, string>> Kept =>
        new[] { KeyValuePair.Create("days", $"{Days}"), KeyValuePair.Create("stage", Stage ?? "") }.Where(pair => pair.Value.Length > 0);
}
