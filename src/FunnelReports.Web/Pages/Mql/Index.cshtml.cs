using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Leads;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Mql;

/// <summary>The MQL report: how many there are, how long until they leave, what one costs, and who they are.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text,
    PageDesk desk, LeadList entries, IAuthorizationService authorization) : ReportPage(database, workspaces, clock, names, text)
{
    private const int PageSize = 50;

    [FromQuery(Name = Pager.QueryName)]
    public int Wanted { get; init; } = 1;

    /// <summary>The stage with the role MQL.</summary>
    public Stage Stage { get; private set; } = null!;

    public StageAccount Account { get; private set; } = null!;

    /// <summary>The account of the period compared with; null when with nothing.</summary>
    public StageAccount? Earlier { get; private set; }

    public StageVelocity Velocity { get; private set; } = null!;

    public StageVelocity? EarlierVelocity { get; private set; }

    public CostReport Cost { get; private set; } = null!;

    /// <summary>The cost as the cost page shows it too.</summary>
    public CostShown CostShown => new(Cost, Workspace) { EnteredNote = new Sentence(Texts["{0} entries in all, re-entries included"], Names.Format.Count(Account.Inflow, Leads.Entered(Stage.Key))), LeadsPath = Leads.FirstEntered(Stage.Key) };

    /// <summary>How many came and how long until they leave, in a sentence.</summary>
    public Sentence Sentence => new(
        Texts["{0} entered {1} {2}{3}{4}."], Names.Format.Leads(Account.Inflow, Leads.Entered(Stage.Key)), Stage.Name, InPeriod, Compared.Than(Measure.OfCount(Account.Inflow), Measure.OfCount(Earlier?.Inflow)),
        Velocity.Survival switch
        {
            { MedianDays: { } half } => Texts["; half leave within {0}", Names.Format.Days(half, 0)].Value,
            { N: > 0 } => Texts["; fewer than half have left so far"].Value,
            _ => "",
        });

    protected override string UsualGrain => SteadyGrain;

    /// <summary>The query with which the cost page shows the same days and leads.</summary>
    public string CostQuery => Picker.Query();

    public ListedLeads Entries { get; private set; } = null!;

    public ListWords EntriesWords => new(Entries, InPeriod, PeriodLabel, Texts, Names.Format);

    public Pager Pager => new(Entries.Total, PageSize, Wanted);

    /// <summary>How many are in the stage at the end of each bucket.</summary>
    public ChartModel StockChart { get; private set; } = null!;

    /// <summary>How many came and went in each bucket.</summary>
    public ChartModel FlowChart { get; private set; } = null!;

    /// <summary>What one cost in each bucket.</summary>
    public ChartModel CostChart { get; private set; } = null!;

    /// <summary>The list of leads in full; other tables as they are.</summary>
    public override async Task<SeenTable> WholeTableAsync(SeenTable shown, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shown);
        if (shown.Id != LeadRows.Table) return shown;
        var rows = new LeadRows(EntriesWords, (await authorization.AuthorizeAsync(User, Policies.ViewLeads)).Succeeded, Workspace.Calendar.Zone, Texts);
        return rows.Whole(shown, entries.AllAsync(Asked, new LeadsAsked(), cancel));
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Stage = Workspace.Funnel.With(StageRole.Mql)
            ?? throw new Core.MistakeException("No stage has the role Mql, so there is no MQL to report on. Give a stage that role: stages import FILE.");
        var stages = await desk.StagesAsync(Asked, cancel);
        Account = stages.Stages.Single(s => s.Key == Stage.Key);
        Velocity = (await desk.VelocityAsync(Asked, cancel)).Stages.Single(s => s.Key == Stage.Key);
        if (Before is { } before)
        {
            Earlier = (await desk.StagesAsync(before, cancel)).Stages.Single(s => s.Key == Stage.Key);
            EarlierVelocity = (await desk.VelocityAsync(before, cancel)).Stages.Single(s => s.Key == Stage.Key);
        }

        Cost = await desk.CostWithoutReturnAsync(Asked, cancel);
        Entries = await entries.ReadAsync(Asked, new LeadsAsked(), (long)(Math.Max(1, Wanted) - 1) * PageSize, PageSize, cancel);
        var charts = new MqlCharts(this, Names, Texts);
        StockChart = charts.Stock(stages);
        FlowChart = charts.Flow(stages);
        CostChart = Shared.CostChart.Of(CostShown, Picker.Grain, IsRunning, Names, Texts) with { Notes = Marks.On([.. Cost.Series.Select(b => b.Bucket)]) };
    }
}
