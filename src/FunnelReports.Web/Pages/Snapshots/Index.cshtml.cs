using FunnelReports.Core;
using FunnelReports.Data;
using FunnelReports.Data.Books;
using FunnelReports.Data.Jobs;
using FunnelReports.Data.Model;
using FunnelReports.Data.Rollups;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.Web.Auth;
using FunnelReports.Web.Exports;
using FunnelReports.Web.Layout;
using FunnelReports.Web.Localization;
using FunnelReports.Web.Pages.Shared;
using FunnelReports.Web.Resources;
using FunnelReports.Web.Scheduling;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace FunnelReports.Web.Pages.Snapshots;

/// <summary>How the nightly snapshots stand, their history, and the ways to run one and to change their schedule.</summary>
[Exported]
public sealed class IndexModel(
    WorkspaceStore workspaces,
    SnapshotStatusReader status,
    RunsByHand byHand,
    BooksStore books,
    ScheduleChange scheduleChange,
    JobRuns runs,
    DirtyLeads dirty,
    IAuthorizationService authorization,
    TimeProvider clock,
    IStringLocalizer<SharedResource> text,
    Format format) : PageModel
{
    private const int RunsOnAPage = 25;
    private const int CellsOnThePage = 50;

    /// <summary>A schedule that somebody is typing; null shows the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Cron { get; set; }

    [BindProperty(SupportsGet = true, Name = Pager.QueryName)]
    public int Wanted { get; set; } = 1;

    public Workspace Workspace { get; private set; } = null!;

    public SnapshotStatus Status { get; private set; } = null!;

    public string State { get; private set; } = "";

    /// <summary>The days that can be run now, oldest first.</summary>
    public IReadOnlyList<DateOnly> OpenDays { get; private set; } = [];

    /// <summary>What was started by hand on this node and is at work, or has ended within the last hour.</summary>
    public HandRun? ByHand => byHand.Recent;

    public Pager Pager { get; private set; } = null!;

    public IReadOnlyList<JobRun> Runs { get; private set; } = [];

    /// <summary>Leads that were imported or changed and are not counted yet.</summary>
    public int WaitingLeads { get; private set; }

    /// <summary>The schedule of the form: the one typed when it is one, else null.</summary>
    public SnapshotSchedule? Schedule { get; private set; }

    /// <summary>What is wrong with the schedule that was typed.</summary>
    public string? CronProblem { get; private set; }

    /// <summary>What the last check of the books found; null before the first.</summary>
    public BooksState? Books { get; private set; }

    public bool MayChangeSchedule { get; private set; }

    public SnapshotWords Words => new(text, format, Workspace.Calendar.Zone);

    public Instant Now => Instant.FromUtc(clock.GetUtcNow().UtcDateTime);

    /// <summary>The numbers that differ from the log, as many as the page has room for; for a file all that are kept.</summary>
    public IReadOnlyList<ReconcileCellRow> Differences => [.. Books!.Cells.Take(IsFile ? Books.Cells.Count : CellsOnThePage)];

    // A run for each night is little enough to be made into a page for its file.
    private bool IsFile => ExportAsked.Of(Request.Query) is not null;

    private string Actor => User.Identity!.Name!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Workspace = await workspaces.ReadAsync(cancel);
        status.Forget(); // Ops look here for what is true this second.
        Status = await status.ReadAsync(cancel);
        State = Words.State(Status, Workspace.Calendar.DayOf(Now));
        OpenDays = await byHand.OpenDaysAsync(Workspace, cancel);
        Books = await books.ReadAsync(cancel);
        WaitingLeads = await dirty.CountAsync(cancel);
        Pager = new Pager(await runs.CountAsync(NightlySnapshot.Job, cancel), IsFile ? int.MaxValue : RunsOnAPage, Wanted);
        Runs = await runs.LatestAsync(NightlySnapshot.Job, (int)Pager.Skip, Pager.PageSize, cancel);
        MayChangeSchedule = (await authorization.AuthorizeAsync(User, Policies.ChangeSchedule)).Succeeded;
        Cron ??= Status.Schedule.Text;
        CronProblem = SnapshotSchedule.TryParse(Cron, Workspace.Calendar, out var schedule, out var problem) ? null : text[problem.Text, problem.Arguments].Value;
        Schedule = schedule;
    }

    public async Task<IActionResult> OnPostRunAsync(DateOnly? day, CancellationToken cancel)
    {
        var days = await byHand.OpenDaysAsync(await workspaces.ReadAsync(cancel), cancel);
        if (!ModelState.IsValid || (day is { } wanted && !days.Contains(wanted)))
            return Back(text["That day cannot be run: it has not ended, or it is published already. Choose one of the list, or run all of them."]);
        if (days.Count == 0) return Back(text["There is nothing to run: every day up to yesterday is published."]);
        var isStarted = await byHand.SnapshotsAsync(Actor, day is { } one ? [one] : days, cancel);
        return Back(Busy(isStarted));
    }

    public async Task<IActionResult> OnPostReconcileAsync(CancellationToken cancel) => Back(Busy(await byHand.ReconcileAsync(Actor, cancel)));

    public async Task<IActionResult> OnPostRebuildAsync(CancellationToken cancel) => Back(Busy(await byHand.RebuildAsync(Actor, cancel)));

    /// <summary>Shows when a schedule would run, without saving it: its times stand in the address like any other view.</summary>
    public RedirectToPageResult OnPostLook() => RedirectToPage(new { Cron });

    public async Task<IActionResult> OnPostScheduleAsync(CancellationToken cancel)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.ChangeSchedule)).Succeeded) return Forbid();
        await OnGetAsync(cancel);
        if (Schedule is null) return Page();
        await scheduleChange.SaveAsync(Actor, Schedule, cancel);
        TempData.Tell(text["The schedule is saved. The next snapshot runs on {0}.", Words.At(Schedule.NextAfter(Now))]);
        return RedirectToPage(new { Cron = (string?)null });
    }

    private string? Busy(bool isStarted) =>
        isStarted ? null : text["Something that was started by hand is still at work. Wait until it is done, then try again."].Value;

    private RedirectToPageResult Back(string? problem)
    {
        if (problem is not null) TempData.Complain(problem);
        return RedirectToPage(new { Cron = (string?)null });
    }
}
