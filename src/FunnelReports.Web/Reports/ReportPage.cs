using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Data;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Notes;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Views;
using FunnelReports.Web.Auth;
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

/// <summary>What every report page shares: the bar, a period to open with, and the answer to a question that was not understood.</summary>
[Exported]
public abstract class ReportPage(FunnelDatabase database, WorkspaceStore workspaces, TimeProvider clock, PeriodNames names, IStringLocalizer<SharedResource> text)
    : PageModel, IFiled
{
    private const int MostSteadyDays = 31;

    private PageAddress? address;

    /// <summary>The filter as one text; null for all leads.</summary>
    public string? Segment => Address.Segment;

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

    /// <summary>What the period is compared with.</summary>
    public Compared Compared { get; private set; } = null!;

    /// <summary>The period inside a sentence: "Q4 2026".</summary>
    public string PeriodLabel => names.Briefly(Period);

    /// <summary>When, inside a sentence: "in Q4 2026".</summary>
    public string InPeriod => names.In(Period);

    /// <summary>What it is compared with, for people; null when with nothing.</summary>
    public string? BeforeLabel => Compared.Label;

    /// <summary>The addresses of the leads behind the numbers of the page.</summary>
    public LeadsAddress Leads => new(Period.Text, Segment);

    /// <summary>Those for the period compared with; null when with nothing.</summary>
    public LeadsAddress? LeadsBefore => Compared.With is { } other ? Leads with { Period = other.Text } : null;

    /// <summary>What happened in the period, for the charts over its days.</summary>
    public NoteMarks Marks { get; private set; } = null!;

    /// <summary>True while the period is still running.</summary>
    public bool IsRunning => Period.Range.Contains(Today);

    /// <inheritdoc />
    public IEnumerable<string?> Subject => [Period.Text, Segment];

    /// <inheritdoc />
    public virtual Task<SeenTable> WholeTableAsync(SeenTable shown, CancellationToken cancel) => Task.FromResult(shown);

    /// <summary>The question of the page.</summary>
    protected ReportRequest Asked => new(Period.Text, Segment, Picker.Grain);

    /// <summary>The same question for the period compared with; null when with nothing.</summary>
    protected ReportRequest? Before => Compared.With is { } other ? Asked with { Period = other.Text } : null;

    /// <summary>Periods as people read them.</summary>
    protected PeriodNames Names => names;

    /// <summary>Texts in the reader's language.</summary>
    protected IStringLocalizer<SharedResource> Texts => text;

    /// <summary>The day on which the page is read, in the reporting time zone.</summary>
    protected DateOnly Today { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (PeriodPicker.Typed(Request.Query) is { } query) return Redirect(Request.PathBase + Request.Path + query);
        Workspace = await workspaces.ReadAsync(cancel);
        Today = Workspace.Calendar.DayOf(Instant.FromUtc(clock.GetUtcNow().UtcDateTime));
        var extent = await new DataExtent(database).MovesAsync(cancel);
        NoData = extent is null;
        Period = Address.Period(Workspace.Calendar) ?? UsualPeriod ?? OpeningPeriod.Of(extent, Today, Workspace.Calendar);
        Compared = new Compared(Compares ? Address.Comparison(Workspace.Calendar) : Comparison.Off, Period, Today, extent, names, text);
        Mistake = Address.Mistake;
        var filter = await new FilterChoices(database).ReadAsync(Workspace, Segment, cancel);
        Picker = names.Picker(Period, Address.Grain(Grains, UsualGrain), Today, extent, Workspace.Calendar) with
        {
            Keep = [.. Kept()],
            Grains = Grains,
            Segments = SegmentPicker.Of(filter, text),
            HasViews = ViewPages.Find(Request.Path) is not null,
            Compare = Compares && !NoData ? Compared.Picker() : null,
        };
        try
        {
            if (!NoData)
            {
                Marks = new NoteMarks(await NotesAsync(cancel), Workspace.Calendar, names, text);
                await ReadAsync(cancel);
            }
        }
        catch (MistakeException mistake)
        {
            Mistake = mistake.Message;
        }

        ViewData.SetPeriod(PeriodLabel);
        if (Mistake is not null) Response.StatusCode = StatusCodes.Status400BadRequest;
        ViewData.SetAsOf(names.Format.Day(Today), Workspace.Calendar.ZoneId);
        return Page();
    }

    /// <summary>Values of the address, besides period, grain and segment, that a new choice of period keeps.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> KeepInAddress => [];

    /// <summary>The grains to choose from, finest first; fewer than two hide the choice.</summary>
    protected virtual IReadOnlyList<string> Grains => ["day", "week", "month"];

    /// <summary>The grain with which the page opens.</summary>
    protected virtual string UsualGrain => GrainOf(Period.Range);

    /// <summary>The same for pages on which single days say little, because few leads do it on a day: by days up to a month only.</summary>
    protected string SteadyGrain => GrainOf(Period.Range) is "day" && Period.Range.Days > MostSteadyDays ? "week" : GrainOf(Period.Range);

    private static string GrainOf(DayRange days) => ReportQuestions.GrainFor(days).ToString().ToLowerInvariant();

    /// <summary>The period with which the page opens; null for the quarter that runs, or the last that is worth looking at.</summary>
    protected virtual Period? UsualPeriod => null;

    /// <summary>True when the page says how its numbers differ from those of another period.</summary>
    protected virtual bool Compares => true;

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task ReadAsync(CancellationToken cancel);

    private PageAddress Address => address ??= new PageAddress(Request.Query, text);

    private IEnumerable<KeyValuePair<string, string>> Kept() =>
    [
        .. string.IsNullOrWhiteSpace(Segment) ? [] : new[] { KeyValuePair.Create(SegmentPicker.Name, Segment) },
        .. KeepInAddress,
        .. !Compares || Compared.Choice == Comparison.Previous ? [] : new[] { KeyValuePair.Create(ComparePicker.Name, Compared.Choice.Text) },
    ];

    // A page without a choice of grain draws nothing over days.
    private async Task<IReadOnlyList<DayNote>> NotesAsync(CancellationToken cancel) =>
        Grains.Count < 2 ? [] : await new DayNotes(database, workspaces, new Audit(clock), clock).InAsync(Period.Range, User.Id()!.Value, cancel);
}
