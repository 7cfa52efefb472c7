using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Conversions;

/// <summary>Which campaigns and actions lead into a stage, and which out of it.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, PageDesk desk)
    : ReportPage(database, workspaces, clock, names, text)
{
    private const string StageName = "stage";

    /// <summary>The stage; without one that with the role MQL.</summary>
    [FromQuery(Name = StageName)]
    public string? StageKey { get; init; }

    public ConversionsReport Report { get; private set; } = null!;

    /// <summary>The same for the period compared with; null when with nothing.</summary>
    public ConversionsReport? Earlier { get; private set; }

    public string Shown => NameOf(Report.Stage);

    /// <summary>The moves into the stage, then those out of it.</summary>
    public IReadOnlyList<Side> Sides =>
    [
        new("in", Texts["What leads into {0}", Shown], Texts["Led in most often"], Texts["Where from"], Report.In, Leads, Report.Stage, [.. Report.In.Stages.Select(s => NameOf(s.Key))]),
        new("out", Texts["What leads out of {0}", Shown], Texts["Led out most often"], Texts["Where to"], Report.Out, Leads, Report.Stage, [.. Report.Out.Stages.Select(s => NameOf(s.Key))]),
    ];

    /// <summary>What a marketer should remember, in a sentence.</summary>
    public Sentence Sentence => Sides[0].MostKnown is { } most
        ? new Sentence(
            Texts["{0} moves into {1} {2}{3}. The most frequent known cause, with {4}, is {5}."], Moves, Shown, InPeriod, Than,
            Names.Format.Percent(most.Share, most.N, Sides[0].LeadsPath(most)), Side.WordsOf(most))
        : Report.In.Moves == 0 ? Texts["Nobody moved into {0} {1}.", Shown, InPeriod]
        : new Sentence(Texts["{0} moves into {1} {2}{3}. The cause of none of them is known."], Moves, Shown, InPeriod, Than);

    /// <summary>What leads into the stage most; null when nothing did.</summary>
    public ChartModel? Chart => CausesChart.Of(Sides[0], Texts["What leads into {0} most often", Shown], Texts);

    /// <summary>The stage to choose.</summary>
    public StageChoice Choice => new(Picker, Workspace.Funnel.Stages, [(StageName, Texts["Stage"], Report.Stage)]);

    protected override IReadOnlyList<string> Grains => [];

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress =>
        string.IsNullOrWhiteSpace(StageKey) ? [] : [KeyValuePair.Create(StageName, StageKey.Trim())];

    private LeadCount Moves => Names.Format.Count(Report.In.Moves, Leads.Entered(Report.Stage));

    private string Than => Compared.Than(Measure.OfCount(Report.In.Moves), Measure.OfCount(Earlier?.In.Moves));

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await desk.ConversionsAsync(Asked with { Stage = StageKey }, cancel);
        Earlier = Before is { } before ? await desk.ConversionsAsync(before with { Stage = StageKey }, cancel) : null;
    }

    private string NameOf(string key) => key == "entry" ? Texts["new in the funnel"] : Workspace.Funnel.Find(key)?.Name ?? key;
}
