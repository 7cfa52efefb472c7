using FunnelReports.Core.Reports;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Reports;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Efficiency;

/// <summary>How well a stage feeds another: by volume and by cohort, and the cohorts as they age.</summary>
/// <remarks>The stages are called "entered" and "reached" in the address, because "from" and "to" are the days of a typed period there.</remarks>
public sealed class IndexModel(
    FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text, PageDesk desk)
    : ReportPage(database, workspaces, clock, names, text)
{
    private const string EnteredName = "entered";
    private const string ReachedName = "reached";
    private const string PolicyName = "policy";
    private const int MostAges = 12;

    [FromQuery(Name = EnteredName)]
    public string? EnteredKey { get; init; }

    [FromQuery(Name = ReachedName)]
    public string? ReachedKey { get; init; }

    [FromQuery(Name = PolicyName)]
    public string? Policy { get; init; }

    public EfficiencyReport Report { get; private set; } = null!;

    /// <summary>The rates bucket by bucket.</summary>
    public ChartModel Chart => RatesChart.Of(this, [.. Report.Cohorts.Select(c => Names.OfBucket(c.Bucket, Workspace.Calendar, Report.Period))], Texts) with
    {
        Notes = Marks.On([.. Report.Cohorts.Select(c => c.Bucket)]),
    };

    /// <summary>The same for the period compared with; null when with nothing.</summary>
    public EfficiencyReport? Earlier { get; private set; }

    public string FromName => NameOf(Report.From);

    public string ToName => NameOf(Report.To);

    /// <summary>True when only those count that entered the stage itself before any later one.</summary>
    public bool IsStrict => Report.Policy == "strict";

    /// <summary>What a marketer should remember, in a sentence.</summary>
    public Sentence Sentence => Report.Cohort switch
    {
        { Rate: not { } } => Texts["Nobody first entered {0} {1}.", FromName, InPeriod],
        { Projected: { } projected } => new Sentence(
            Texts["Of the {0} that first entered {1} {2}, {3} have reached {4} so far; it is projected to come to {5}{6}."], Entered, FromName, InPeriod, Advanced, ToName,
            Names.Format.Percent(projected.Rate), Compared.Than(Measure.OfRate(projected.Rate), Measure.OfRate(Earlier?.Cohort.Projected?.Rate))),
        _ => new Sentence(Texts["Of the {0} that first entered {1} {2}, {3} have reached {4} so far."], Entered, FromName, InPeriod, Advanced, ToName),
    };

    /// <summary>Who counts as having reached the second stage, in words.</summary>
    public Sentence PolicyNote => new(
        IsStrict
            ? Texts["Strict: only who entered {0} itself, before any later stage. {1} went past it without entering it: not counted."]
            : Texts["Reached or later: who entered {0} or a later stage. {1} went past it without entering it: the passage is inferred and counts."],
        ToName, Names.Format.Leads(Report.Cohort.Inferred, Leads.Inferred(Report.From, Report.To)));

    /// <summary>The two stages to choose.</summary>
    public StageChoice Choice => new(
        Picker, Workspace.Funnel.Stages, [(EnteredName, Texts["From"], Report.From), (ReachedName, Texts["To"], Report.To)]);

    /// <summary>Days by which a cohort ages from one column to the next.</summary>
    public int Step => Picker.Grain == "month" ? 30 : 7;

    /// <summary>Columns of the cohorts by age.</summary>
    public int Ages => Math.Min(MostAges, OldestAge);

    /// <summary>True when the cohorts have been seen for longer than there are columns.</summary>
    public bool AgesAreCut => OldestAge > MostAges;

    protected override IReadOnlyList<string> Grains => ["week", "month"];

    protected override string UsualGrain => base.UsualGrain == "month" ? "month" : "week";

    protected override IEnumerable<KeyValuePair<string, string>> KeepInAddress =>
        new[] { (EnteredName, EnteredKey), (ReachedName, ReachedKey), (PolicyName, Policy) }
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Item2))
            .Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2!.Trim()));

    private int OldestAge => Report.Cohorts.Max(c => (int?)c.Shares.Count) ?? 0;

    /// <summary>The address of the same view by another policy.</summary>
    public string ByPolicy(string policy) => Picker.QueryWith(PolicyName, policy);

    /// <summary>"28 days", in the reader's language.</summary>
    public string InDays(int days) => Names.Format.Days(days, 0);

    /// <summary>The addresses of the leads of one line.</summary>
    public LeadsAddress LeadsIn(string bucket) => Leads.In(bucket, Workspace.Calendar);

    /// <summary>The leads behind a share by age: those that reached the stage before so many steps of age were over.</summary>
    public string ReachedBy(CohortBucket cohort, int age)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        return LeadsIn(cohort.Bucket).ReachedBy(Report.From, Report.To, Report.Policy, ((age + 1) * Step) - 1);
    }

    /// <summary>How deep a share is shaded, in tenths of the largest of the table.</summary>
    public int Shade(double share)
    {
        var most = Report.Cohorts.SelectMany(c => c.Shares.Take(MostAges)).DefaultIfEmpty().Max();
        return most > 0 ? (int)Math.Round(10 * share / most) : 0;
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Report = await desk.EfficiencyAsync(Asking(Asked), cancel);
        Earlier = Before is { } before ? await desk.EfficiencyAsync(Asking(before), cancel) : null;
    }

    private LeadCount Entered => Names.Format.Leads(Report.Cohort.Entered, Leads.Cohort(Report.From));

    private LeadCount Advanced => Names.Format.Percent(Report.Cohort.Rate, Report.Cohort.Advanced, Leads.Reached(Report.From, Report.To, Report.Policy));

    private ReportRequest Asking(ReportRequest request) => request with { From = EnteredKey, To = ReachedKey, Policy = Policy };

    private string NameOf(string key) => Workspace.Funnel.Find(key)?.Name ?? key;
}
