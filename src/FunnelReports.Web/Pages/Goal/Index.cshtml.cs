using FunnelReports.Core.Calendars;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Goal;

/// <summary>How many leads a goal takes, by the own rates or by others, and how far the period has come.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, PageDesk desk, MoneyText money)
    : ReportPage(database, workspaces, clock, names, text)
{
    /// <summary>The document; null when the goal was not understood.</summary>
    public GoalReport? Report { get; private set; }

    /// <summary>What is typed.</summary>
    public GoalForm Form => new(Request.Query);

    /// <summary>True when a goal is named.</summary>
    public bool HasGoal => Form["revenue"] is not null || Form["customers"] is not null;

    /// <summary>What the form keeps of the address beside its own fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> Keep => Picker.Keep.Where(pair => !GoalForm.Has(pair.Key)).Prepend(KeyValuePair.Create(PeriodPicker.PeriodName, Picker.Text));

    /// <summary>What a marketer should remember, in a sentence.</summary>
    public string Sentence => Report switch
    {
        null => Texts["This goal was not understood."],
        _ when !HasGoal => Texts["Name a revenue or a number of customers, and see how many leads it takes."],
        { Needed.Customers: null } => Texts["What a customer brings is not known, so {0} cannot be told in customers. Type an average deal.", Amount(Report.Revenue)],
        { Revenue: { } revenue } => Texts["A revenue of {0} {1} takes {2}.", Amount(revenue), InPeriod, string.Join(", ", Takes(true))],
        { Needed.Sqls: null } => Texts["What {0} customers take is not known: the close rate is 0 or not known.", Names.Format.Count(Report.Needed.Customers)],
        _ => Texts["{0} customers {1} take {2}.", Names.Format.Count(Report.Needed.Customers), InPeriod, string.Join(", ", Takes(false))],
    };

    /// <summary>What is needed of each, from the end of the funnel to its beginning: its metric, how many in words, how many, and what there is of it so far.</summary>
    public IReadOnlyList<(string Metric, string InWords, long? Needed, GoalProgress? SoFar)> Needs =>
    [
        ("goal-customers", Texts["{0} customers", Names.Format.Count(Report!.Needed.Customers)], Report.Needed.Customers, SoFar(StageRole.Customer)),
        ("goal-sqls", Texts["{0} SQLs", Names.Format.Count(Report.Needed.Sqls)], Report.Needed.Sqls, SoFar(StageRole.Sql)),
        ("goal-mqls", Texts["{0} MQLs", Names.Format.Count(Report.Needed.Mqls)], Report.Needed.Mqls, SoFar(StageRole.Mql)),
        ("goal-leads", Texts["{0} leads", Names.Format.Count(Report.Needed.Leads)], Report.Needed.Leads, SoFar(StageRole.Lead)),
        ("goal-visits", Texts["{0} visits", Names.Format.Count(Report.Needed.Visits)], Report.Needed.Visits, null),
    ];

    protected override bool Compares => false;

    protected override IReadOnlyList<string> Grains => [];

    protected override Period UsualPeriod => Period.Containing(Today, PeriodKind.Year, Workspace.Calendar);

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress => Form.Typed;

    /// <summary>An amount of the document for people.</summary>
    public string Amount(string? amount) => money.Text(amount, Workspace);

    /// <summary>The name of a stage.</summary>
    public string NameOf(string? key) => key is null ? Texts["Visits"] : Workspace.Funnel.Find(key)?.Name ?? key;

    /// <summary>What a rate leads from and to.</summary>
    public string NameOf(GoalRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return Texts["{0} → {1}", NameOf(rate.From), NameOf(rate.To)];
    }

    /// <summary>The leads by whom the rates are measured.</summary>
    public LeadsAddress Measured => Leads with { Period = Period.FromTo(Report!.MeasuredFrom, Report.MeasuredTo, Workspace.Calendar).Text };

    protected override async Task ReadAsync(CancellationToken cancel) => Report = await desk.GoalAsync(Asked with { Grain = null, Goal = Form.Terms }, cancel);

    private GoalProgress? SoFar(StageRole role) => Report!.Progress.FirstOrDefault(p => p.Role == role.ToString());

    private IEnumerable<string> Takes(bool customers) => Needs.Skip(customers ? 0 : 1).Where(need => need.Needed is not null).Select(need => need.InWords);
}
