using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Reports;
using FunnelReports.Core.Stages;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Velocity;

/// <summary>How long leads stay in each stage, one stage of them in detail, and how long they take to get there.</summary>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, PageDesk desk)
    : ReportPage(database, workspaces, clock, names, text)
{
    private const string StageName = "stage";
    private const string ByName = "by";
    private static readonly Dimension[] BrokenBy = [Dimension.Channel, Dimension.Persona, Dimension.Origin];

    /// <summary>The stage shown in detail; without one that with the role MQL.</summary>
    [FromQuery(Name = StageName)]
    public string? StageKey { get; init; }

    /// <summary>channel, persona or origin: the stage shown is broken down by it; without one it is not.</summary>
    [FromQuery(Name = ByName)]
    public string? By { get; init; }

    public VelocityReport Report { get; private set; } = null!;

    /// <summary>The stage shown in detail.</summary>
    public StageVelocity Shown { get; private set; } = null!;

    /// <summary>The same stage in the period compared with; null when with nothing, or when nobody was in it.</summary>
    public StageVelocity? Earlier { get; private set; }

    /// <summary>The share still waiting by days since entry.</summary>
    public ChartModel SurvivalChart { get; private set; } = null!;

    /// <summary>How many stayed about how long.</summary>
    public ChartModel LengthsChart { get; private set; } = null!;

    /// <summary>The median of those who left, bucket by bucket.</summary>
    public ChartModel TrendChart { get; private set; } = null!;

    /// <summary>What a marketer should remember of the stage, in a sentence.</summary>
    public string Sentence => Shown.Survival switch
    {
        { N: 0 } => Texts["Nobody entered {0} {1}.", Shown.Name, InPeriod],
        { MedianDays: { } half } => Texts[
            "Half of those who entered {0} {1} leave it within {2}{3}.", Shown.Name, InPeriod, Names.Format.Days(half, 0),
            Compared.Than(Measure.OfDays(half), Measure.OfDays(Earlier?.Survival.MedianDays))],
        _ => Texts["Fewer than half of those who entered {0} {1} have left it so far.", Shown.Name, InPeriod],
    };

    /// <summary>What the stage can be broken down by, as the address has it, with a word for it; null for nothing.</summary>
    public IReadOnlyList<(string? By, string Name)> Breakdowns => [(null, Texts["All together"]), .. BrokenBy.Select(d => ((string?)WordOf(d), Texts[$"{d}"].Value))];

    protected override IReadOnlyList<string> Grains => ["week", "month"];

    // Fewer than three months make no line.
    protected override string UsualGrain => Bucket.Cut(Counted, Grain.Month, Workspace.Calendar.WeekStart).Count < 3 ? "week" : "month";

    private DayRange Counted => Period.Range.Contains(Today) ? new DayRange(Period.Range.Start, Today.AddDays(1)) : Period.Range;

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress =>
        new[] { (StageName, StageKey), (ByName, By) }.Where(pair => !string.IsNullOrWhiteSpace(pair.Item2)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2!.Trim()));

    /// <summary>The median of a survival estimate for people, or why there is none.</summary>
    public string Half(StageSurvival survival)
    {
        ArgumentNullException.ThrowIfNull(survival);
        return survival.NotReached ? Texts["not reached"] : survival.MedianDays is { } days ? Names.Format.Days(days, 0) : Format.Missing;
    }

    /// <summary>Its 95 % limits, which can be known where the median is not; an upper one that is not reached is said so. Null where too few have left to have a lower one.</summary>
    public string? Limits(StageSurvival survival)
    {
        ArgumentNullException.ThrowIfNull(survival);
        if (survival.Low is null) return null;
        return Texts["{0} – {1}", Names.Format.Number(survival.Low, 0), survival.High is { } high ? Names.Format.Number(high, 0) : Texts["not reached"].Value];
    }

    /// <summary>The address of this page broken down otherwise.</summary>
    public string BrokenDown(string? by) => Picker.QueryWith(ByName, by) + "#by";

    /// <summary>The address of this page for the leads of one line of the breakdown alone.</summary>
    public string NarrowedTo(SegmentVelocity line) => Picker.QueryWith(SegmentPicker.Name, Narrowed(line));

    /// <summary>The addresses of the leads behind the numbers of one line.</summary>
    public LeadsAddress LeadsOf(SegmentVelocity line) => Leads with { Segment = Narrowed(line) };

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await desk.VelocityAsync(Asked with { Stage = StageKey, By = By }, cancel);
        var key = string.IsNullOrWhiteSpace(StageKey) ? Workspace.Funnel.With(StageRole.Mql)?.Key ?? Report.Stages[0].Key : StageKey.Trim();
        Shown = Report.Stages.SingleOrDefault(s => s.Key == key)
            ?? throw new MistakeException($"The stage '{key}' is retired and no lead was in it in this period. Name another one.");
        if (Before is { } before) Earlier = (await desk.VelocityAsync(before with { Stage = key }, cancel)).Stages.SingleOrDefault(s => s.Key == key);
        var charts = new VelocityCharts(this, Names, Texts);
        SurvivalChart = charts.Survival();
        LengthsChart = charts.Lengths();
        TrendChart = charts.Trend();
    }

    private string Narrowed(SegmentVelocity line) => FilterText.Narrowed(Segment, BrokenBy.Single(d => WordOf(d) == Report.Segments!.By), line.Value);

    private static string WordOf(Dimension dimension) => $"{dimension}".ToLowerInvariant();
}
