using System.Net;
using System.Text.RegularExpressions;
using FunnelReports.Data.Jobs;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FunnelReports.Web.Tests.Pages.Snapshots;

public sealed partial class SnapshotsPageTests : IAsyncLifetime
{
    private const string Page = "/snapshots";

    private WebApp app = null!;
    private FixedClock clock = null!;
    private HttpClient ops = null!;

    private JobRuns Runs => app.Services.GetRequiredService<JobRuns>();

    public async Task InitializeAsync()
    {
        (app, clock) = await QuietNight.StartAsync();
        ops = await app.ClientForAsync(Roles.Ops);
    }

    public async Task DisposeAsync()
    {
        ops.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Missing_days_are_named_with_the_one_next_step_and_run_now_publishes_all_of_them()
    {
        var before = await ReadAsync(Page);
        Assert.Contains("3 snapshots are missing, from 1 Jan 2018 to 3 Jan 2018. Publish them now: they will be marked late.", before, StringComparison.Ordinal);
        Assert.Contains("Publish all 3 days now", before, StringComparison.Ordinal);
        Assert.Contains("3 nightly snapshots are missing, the oldest is that of 1 Jan 2018.", before, StringComparison.Ordinal);

        using var answer = await ops.SendFormToAsync(Page, "/snapshots?handler=Run");

        Assert.Equal((HttpStatusCode.Redirect, Page), (answer.StatusCode, answer.Headers.Location?.OriginalString.ToLowerInvariant()));
        var after = await ReadAsync(Page);
        Assert.Contains("Last night's snapshot, of 3 Jan 2018, was published on 4 Jan 2018, 12:00, late.", after, StringComparison.Ordinal);
        Assert.Contains("1 Jan 2018: published, late. 2 Jan 2018: published, late. 3 Jan 2018: published, late.", after, StringComparison.Ordinal);
        Assert.Contains("There is nothing to run now: every day up to yesterday is published.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", after, StringComparison.Ordinal);
        Assert.Equal("snapshot.run 3 days, 2018-01-01 to 2018-01-03", await LastNoteAsync());
    }

    [Fact]
    public async Task One_missing_day_can_be_chosen()
    {
        using var answer = await ops.SendFormToAsync(Page, "/snapshots?handler=Run", ("day", "2018-01-02"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new DateOnly(2018, 1, 2), Assert.Single(await Runs.LatestAsync(NightlySnapshot.Job, 0, 10, default)).Day);
        Assert.Contains("2 snapshots are missing, from 1 Jan 2018 to 3 Jan 2018.", await ReadAsync(Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2018-01-04")]
    [InlineData("9999-12-31")]
    [InlineData("soon")]
    public async Task A_day_that_cannot_be_run_is_refused_in_words(string day)
    {
        using var answer = await ops.SendFormToAsync(Page, "/snapshots?handler=Run", ("day", day));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("That day cannot be run: it has not ended, or it is published already.", await ReadAsync(Page), StringComparison.Ordinal);
        Assert.Empty(await Runs.LatestAsync(NightlySnapshot.Job, 0, 10, default));
    }

    [Fact]
    public async Task A_day_that_another_node_holds_is_said_and_shown_as_running()
    {
        await Runs.ClaimAsync(NightlySnapshot.Job, new(2018, 1, 3), "other-node, process 7", JobTrigger.Schedule, TimeSpan.FromMinutes(5), default);

        using var answer = await ops.SendFormToAsync(Page, "/snapshots?handler=Run", ("day", "2018-01-03"));

        var page = await ReadAsync(Page);
        Assert.Contains("3 Jan 2018: other-node, process 7 is at work on it. If that has died, it can be run again after", page, StringComparison.Ordinal);
        Assert.Contains("other-node, process 7; another may take over after", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_times_of_a_schedule_are_seen_before_it_is_saved_and_saving_it_is_noted()
    {
        using var look = await ops.SendFormToAsync(Page, "/snapshots?handler=Look", ("Cron", "30 1 * * *"));
        var seen = await ReadAsync(look.Headers.Location!.OriginalString);
        Assert.Contains("Saved like this, the next runs would be: 5 Jan 2018, 01:30 6 Jan 2018, 01:30 7 Jan 2018, 01:30", seen, StringComparison.Ordinal);
        Assert.Equal("15 0 * * *", (await app.Data.WorkspaceAsync()).SnapshotCron);

        using var save = await ops.SendFormToAsync(Page, "/snapshots?handler=Schedule", ("Cron", " 30  1 * * * "));

        Assert.Equal(HttpStatusCode.Redirect, save.StatusCode);
        Assert.Equal("30 1 * * *", (await app.Data.WorkspaceAsync()).SnapshotCron);
        Assert.Contains("The schedule is saved. The next snapshot runs on 5 Jan 2018, 01:30.", await ReadAsync(Page), StringComparison.Ordinal);
        Assert.Equal("schedule.set snapshot", await LastNoteAsync());
    }

    [Fact]
    public async Task A_schedule_that_is_none_is_refused_and_what_was_typed_stays()
    {
        using var answer = await ops.SendFormToAsync(Page, "/snapshots?handler=Schedule", ("Cron", "every night"));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("value=\"every night\"", page, StringComparison.Ordinal);
        Assert.Contains("A schedule has 5 fields, 'every night' has 2.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal("15 0 * * *", (await app.Data.WorkspaceAsync()).SnapshotCron);
    }

    [Fact]
    public async Task The_books_can_be_checked_and_a_number_that_is_off_is_named()
    {
        await new World(app.Data).Lead("a", ["mql 2018-01-02"]).WriteAsync();
        using var first = await ops.SendFormToAsync(Page, "/snapshots?handler=Reconcile");
        Assert.Contains("Everything agrees with the log, checked on 4 Jan 2018, 12:00.", await ReadAsync(Page), StringComparison.Ordinal);

        await using (var db = app.Data.Database.Open()) await db.OpenDays.Where(o => o.SegmentId == 0).ExecuteDeleteAsync();
        using var second = await ops.SendFormToAsync(Page, "/snapshots?handler=Reconcile");
        var page = await ReadAsync(Page);
        Assert.Contains("2 numbers do not agree with the log. Rebuild them: reports keep the old ones until that is done.", page, StringComparison.Ordinal);
        Assert.Contains("open_day 2018-01-02, all leads, MQL", page, StringComparison.Ordinal);

        using var third = await ops.SendFormToAsync(Page, "/snapshots?handler=Rebuild");
        Assert.Contains("Every number that was checked agrees with the log. Last check: 4 Jan 2018, 12:00, everything against the log of 1 leads.", await ReadAsync(Page), StringComparison.Ordinal);
        Assert.Equal("rollups.rebuild all", await LastNoteAsync());
    }

    [Fact]
    public async Task Leads_that_are_not_counted_yet_are_said_and_listed()
    {
        await new World(app.Data).Lead("a", ["mql 2018-01-02"]).Lead("b", ["mql 2018-01-02"]).WriteAsync(fold: false);

        Assert.Contains("<dd><a data-count=\"2\" href=\"/snapshots/waiting\" title=\"Show these leads\">2</a></dd>", await ops.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
        var list = await ops.GetStringAsync(new Uri("/snapshots/waiting", UriKind.Relative));
        Assert.Contains("data-total=\"2\"", list, StringComparison.Ordinal);
        Assert.Matches("<a href=\"/leads/[0-9]+\">a</a>.*<a href=\"/leads/[0-9]+\">b</a>", Space().Replace(list, " "));
    }

    [Fact]
    public async Task The_history_is_paged()
    {
        clock.Set(new DateTimeOffset(2018, 2, 10, 12, 0, 0, TimeSpan.Zero));
        foreach (var day in Enumerable.Range(0, 30)) await app.Services.GetRequiredService<NightlySnapshot>().RunAsync(new DateOnly(2018, 1, 1).AddDays(day), JobTrigger.Hand, default);
        await ops.SignInAsync(WebApp.EmailOf(Roles.Ops), WebApp.Password);

        Assert.Contains("1–25 of 30", await ReadAsync(Page), StringComparison.Ordinal);
        Assert.Contains("26–30 of 30", await ReadAsync(Page + "?p=2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Marketer)]
    [InlineData(Roles.Sales)]
    public async Task Others_are_turned_away(string role)
    {
        using var client = await app.ClientForAsync(role);
        Assert.Equal("403", await client.LookAsync(Page));
        using var answer = await client.SendFormToAsync("/account/password", "/snapshots?handler=Run");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(await Runs.LatestAsync(NightlySnapshot.Job, 0, 10, default));
    }

    // The page as it is read: no tags, one space between words.
    private async Task<string> ReadAsync(string address)
    {
        var html = await ops.GetStringAsync(new Uri(address, UriKind.Relative));
        return Space().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ");
    }

    private async Task<string> LastNoteAsync()
    {
        await using var db = app.Data.Database.Open();
        var notes = await db.AuditEntries.Where(a => a.Actor == WebApp.EmailOf(Roles.Ops)).OrderBy(a => a.At).ToListAsync();
        return $"{notes[^1].Action} {notes[^1].Subject}";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
