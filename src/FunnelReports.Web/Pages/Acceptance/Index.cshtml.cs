using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Leads;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Acceptance;

/// <summary>What sales made of the leads that were handed over, and why it rejected those that it did.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, PageDesk desk)
    : ReportPage(database, workspaces, clock, names, text)
{
    private const string StageName = "stage";

    /// <summary>The stage in which leads are handed over; without one that with the role MQL.</summary>
    [FromQuery(Name = StageName)]
    public string? StageKey { get; init; }

    public AcceptanceReport Report { get; private set; } = null!;

    /// <summary>The same for the period compared with; null when with nothing.</summary>
    public AcceptanceReport? Earlier { get; private set; }

    /// <summary>What a marketer should remember, in a sentence.</summary>
    public Sentence Sentence => Report switch
    {
        { HandedOver: 0 } => Texts["Nobody was handed over {0}.", InPeriod],
        { Acceptance.Rate: { } rate } => new Sentence(
            Texts["Of the {0} handed over {1}, {2} are decided: sales accepted {3} of those{4}."], HandedOver, InPeriod,
            Decided, Names.Format.Percent(rate, Report.Accepted, Leads.Fate(LeadsKind.Accepted, Report.Stage)), Compared.Than(Measure.OfRate(rate), Measure.OfRate(Earlier?.Acceptance.Rate))),
        _ => new Sentence(Texts["Of the {0} handed over {1}, none is accepted or rejected yet."], HandedOver, InPeriod),
    };

    /// <summary>Those on whom sales decided.</summary>
    public LeadCount Decided => Names.Format.Count(Report.Acceptance.Decided, Leads.Fate(LeadsKind.Decided, Report.Stage));

    /// <summary>Those whom sales accepted.</summary>
    public LeadCount Accepted => Names.Format.Count(Report.Accepted, Leads.Fate(LeadsKind.Accepted, Report.Stage));

    /// <summary>What became of those handed over: the metric, a word for it, how many, and the list that names them. They add up to all.</summary>
    public IReadOnlyList<(string Metric, string Name, long Leads, LeadsKind Kind)> Fates =>
    [
        ("acceptance-accepted", Texts["Accepted"], Report.Accepted, LeadsKind.Accepted),
        ("acceptance-rejected", Texts["Rejected"], Report.Rejected, LeadsKind.Rejected),
        ("acceptance-other", Texts["Other"], Report.Other, LeadsKind.Other),
        ("acceptance-waiting", Texts["Waiting"], Report.Waiting, LeadsKind.Waiting),
    ];

    /// <summary>So many leads as a share of those handed over; null when nobody was.</summary>
    public double? ShareOf(long leads) => Report.HandedOver == 0 ? null : (double)leads / Report.HandedOver;

    /// <summary>The address of the rejections of the period.</summary>
    public string RejectionsPath => Leads.Left(Report.Stage, RejectedKey);

    /// <summary>The address of those that were made for a reason.</summary>
    public string LeadsPath(RejectionReason reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Leads.Left(Report.Stage, RejectedKey, reason.Reason);
    }

    /// <summary>The stage to choose.</summary>
    public StageChoice Choice => new(Picker, Workspace.Funnel.Stages, [(StageName, Texts["Handed over in"], Report.Stage)]);

    protected override IReadOnlyList<string> Grains => [];

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress =>
        string.IsNullOrWhiteSpace(StageKey) ? [] : [KeyValuePair.Create(StageName, StageKey.Trim())];

    private string RejectedKey => Workspace.Funnel.With(StageRole.Rejected)!.Key;

    private LeadCount HandedOver => Names.Format.Leads(Report.HandedOver, Leads.Entered(Report.Stage));

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await desk.AcceptanceAsync(Asked with { Stage = StageKey }, cancel);
        Earlier = Before is { } before ? await desk.AcceptanceAsync(before with { Stage = StageKey }, cancel) : null;
    }
}
