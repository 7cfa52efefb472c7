using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Cost;

/// <summary>What a lead of a stage cost, by each way of counting, what the spend went to, and what came back of it.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text,
    PageDesk desk, MoneyText money, IAuthorizationService authorization) : ReportPage(database, workspaces, clock, names, text)
{
    private const string StageName = "stage";
    private const string ByName = "by";

    /// <summary>The stage whose leads are paid for; without one that with the role MQL.</summary>
    [FromQuery(Name = StageName)]
    public string? StageKey { get; init; }

    /// <summary>By what the cost is split: channel or campaign; by nothing without it.</summary>
    [FromQuery(Name = ByName)]
    public string? By { get; init; }

    public CostReport Report { get; private set; } = null!;

    /// <summary>The figures, compared with those of another period.</summary>
    public CostShown Shown { get; private set; } = null!;

    /// <summary>The cost in each bucket.</summary>
    public ChartModel Chart { get; private set; } = null!;

    /// <summary>The days that are counted; null while there are none.</summary>
    public ChartModel? Windows { get; private set; }

    /// <summary>True when this person may enter budgets.</summary>
    public bool MayEdit { get; private set; }

    /// <summary>The fiscal year of the period, whose budgets are to be entered.</summary>
    public int BudgetYear => Workspace.Calendar.FiscalYear.YearOf(Period.Range.Start);

    /// <summary>True when nothing is known of what was spent on any of the days that pay for the leads.</summary>
    public bool NoSpend => Report.Note is null && Ways.All(way => way.Coverage is not { Known: > 0 });

    /// <summary>The three ways of counting.</summary>
    public IReadOnlyList<CostWay> Ways => CostWay.Of(Report, Texts);

    /// <summary>Where the lag-weighted spend came from and where it went; null while the lags are unknown.</summary>
    public SpendAccount? Account => Report.LagWeighted is { } weighted ? new SpendAccount(weighted, Workspace.Currency) : null;

    /// <summary>What there is to say of the numbers.</summary>
    public CostWords Words => new(Shown, PeriodLabel, InPeriod, Compared, money, Names.Format, Texts);

    /// <summary>The stage to choose.</summary>
    public StageChoice Choice => new(Picker, Workspace.Funnel.Stages, [(StageName, Texts["Stage"], Report.Stage)]);

    protected override string UsualGrain => SteadyGrain;

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress =>
        new[] { (StageName, StageKey), (ByName, By) }
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Item2))
            .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2!.Trim()));

    /// <summary>The address of the same view by another split; null for none.</summary>
    public string ByAddress(string? by) => Picker.QueryWith(ByName, by);

    /// <summary>The address of the same view of another stage.</summary>
    public string StageAddress(string stage) => Picker.QueryWith(StageName, stage);

    /// <summary>The leads that entered the stage for the first time, of one line of the split: the line takes the place of what the page's segment says of the same dimension.</summary>
    public string LeadsPath(CostLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var dimension = Enum.Parse<Dimension>(Report.By!, ignoreCase: true);
        return (Leads with { Segment = FilterText.Narrowed(Segment, dimension, line.Value) }).FirstEntered(Report.Stage);
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await desk.CostAsync(Asked with { Stage = StageKey, By = string.IsNullOrWhiteSpace(By) ? null : By }, cancel);
        var earlier = Before is { } before ? await desk.CostWithoutReturnAsync(before with { Stage = StageKey }, cancel) : null;
        var last = Report.AsOf < Report.Period.To ? Report.AsOf : Report.Period.To;
        Shown = new CostShown(Report, Workspace)
        {
            Earlier = earlier,
            BeforeLabel = BeforeLabel,
            LeadsPath = Leads.FirstEntered(Report.Stage),
            BeforePath = LeadsBefore?.FirstEntered(Report.Stage),
            YearPath = Leads.OfYear(last, Workspace.Calendar).FirstEntered(Report.Stage),
        };
        Chart = CostChart.Of(Shown, Picker.Grain, IsRunning, Names, Texts) with { Notes = Marks.On([.. Report.Series.Select(b => b.Bucket)]) };
        if (Ways[0].From is not null) Windows = CostWindows.Of(Shown, Ways, Texts);
        MayEdit = (await authorization.AuthorizeAsync(User, Policies.EditBudgets)).Succeeded;
    }
}
