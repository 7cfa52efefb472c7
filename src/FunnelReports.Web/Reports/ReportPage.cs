using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Reports;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Leads;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Reports;

/// <summary>What every report page shares: period and grain from the address, a period to open with, and the answer to a question that was not understood.</summary>
[Exported]
public abstract class ReportPage(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text) : PageModel
{
    /// <summary>A quarter this young shows too little to open with.</summary>
    private const int YoungDays = 14;

    [FromQuery(Name = PeriodPicker.PeriodName)]
    public string? PeriodText { get; init; }

    [FromQuery(Name = PeriodPicker.GrainName)]
    public string? GrainText { get; init; }

    /// <summary>The conditions of the filter, each a value of the address or several joined in one.</summary>
    [FromQuery(Name = SegmentPicker.Name)]
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>The filter as one text; null for all leads.</summary>
    public string? Segment => FilterText.Join(Conditions);

    /// <summary>The bar that chooses the period.</summary>
    public PeriodPicker Picker { get; private set; } = null!;

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; private set; } = null!;

    /// <summary>The period shown.</summary>
    public Period Period { get; private set; } = null!;

    /// <summary>What was wrong with the question, in words; null when nothing.</summary>
    public string? Mistake { get; private set; }

    /// <summary>True when there is not one move to report on.</summary>
    public bool NoData { get; private set; }

    /// <summary>The period for people.</summary>
    public string PeriodLabel => names.Of(Period);

    /// <summary>What it is compared with, for people.</summary>
    public string BeforeLabel => names.Of(Period.Parse(Before.Period, Workspace.Calendar));

    /// <summary>The addresses of the leads behind the numbers of the page.</summary>
    public LeadsAddress Leads => new(Period.Text, Segment);

    /// <summary>True while the period is still running.</summary>
    public bool IsRunning => Period.Range.Contains(Today);

    /// <summary>A table of the page as a file has it: in full, where the page shows a part of it.</summary>
    public virtual Task<SeenTable> WholeTableAsync(SeenTable shown, CancellationToken cancel) => Task.FromResult(shown);

    /// <summary>The question of the page.</summary>
    protected ReportRequest Asked => new(Period.Text, Segment, Picker.Grain);

    /// <summary>The same question for the period before; a running period is compared with as many days of it.</summary>
    protected ReportRequest Before
    {
        get
        {
            var before = Period.Previous();
            if (!IsRunning) return new ReportRequest(before.Text, Segment, Picker.Grain);
            var end = before.Range.Start.AddDays(Today.DayNumber - Period.Range.Start.DayNumber);
            return new ReportRequest(Period.FromTo(before.Range.Start, end < before.Range.LastDay ? end : before.Range.LastDay, Workspace.Calendar).Text, Segment, Picker.Grain);
        }
    }

    /// <summary>Periods as people read them.</summary>
    protected PeriodNames Names => names;

    /// <summary>Texts in the reader's language.</summary>
    protected IStringLocalizer<SharedResource> Texts => text;

    /// <summary>The day on which the page is read, in the reporting time zone.</summary>
    protected DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (PeriodPicker.FromTo(Request.Query) is { } typed) return Redirect(Request.PathBase + Request.Path + Query(typed));
        Workspace = await workspaces.ReadAsync(cancel);
        Today = Workspace.Calendar.DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        var extent = await new DataExtent(database).MovesAsync(cancel);
        NoData = extent is null;
        Period = Understood() ?? UsualPeriod ?? Opening(extent);
        var filter = await new FilterChoices(database).ReadAsync(Workspace, Segment, cancel);
        Picker = names.Picker(Period, Grain(), Today, extent, Workspace.Calendar) with { Keep = [.. Kept()], Grains = Grains, Segments = SegmentPicker.Of(filter, text) };
        try
        {
            if (!NoData) await ReadAsync(cancel);
        }
        catch (MistakeException mistake)
        {
            Mistake = mistake.Message;
        }

        if (Mistake is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        ViewData.SetAsOf(names.Format.Day(Today), Workspace.Calendar.ZoneId);
        return Page();
    }

    /// <summary>Values of the address, besides period, grain and segment, that a new choice of period keeps.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> KeepInAddress => [];

    /// <summary>The grains to choose from, finest first; fewer than two hide the choice.</summary>
    protected virtual IReadOnlyList<string> Grains => ["day", "week", "month"];

    /// <summary>The grain with which the page opens.</summary>
    protected virtual string UsualGrain => ReportQuestions.GrainFor(Period.Range).ToString().ToLowerInvariant();

    /// <summary>The period with which the page opens; null for the quarter that runs, or the last that is worth looking at.</summary>
    protected virtual Period? UsualPeriod => null;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task ReadAsync(CancellationToken cancel);

    private IEnumerable<KeyValuePair<string, string>> Kept() =>
        string.IsNullOrWhiteSpace(Segment) ? KeepInAddress : KeepInAddress.Prepend(KeyValuePair.Create(SegmentPicker.Name, Segment));

    private Period? Understood()
    {
        if (string.IsNullOrWhiteSpace(PeriodText)) return null;
        if (Period.TryParse(PeriodText, Workspace.Calendar, out var period, out var error)) return period;
        Mistake = text["This period was not understood. {0}", error];
        return null;
    }

    // The quarter that runs, or the last that is worth looking at; with older data the quarter of its last move.
    private Period Opening(DayRange? extent)
    {
        var day = extent is { } days && days.LastDay < Today ? days.LastDay : Today;
        var quarter = Period.Containing(day, PeriodKind.Quarter, Workspace.Calendar);
        return day == Today && Today.DayNumber - quarter.Range.Start.DayNumber < YoungDays ? quarter.Previous() : quarter;
    }

    private string Grain() => GrainText is not null && Grains.Contains(GrainText) ? GrainText : UsualGrain;

    private string Query(string period) => QueryString.Create(
        Request.Query.Where(q => q.Key is not ("from" or "to" or PeriodPicker.PeriodName))
            .SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value))
            .Prepend(KeyValuePair.Create<string, string?>(PeriodPicker.PeriodName, period))).Value!;
}
