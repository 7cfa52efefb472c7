using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Model;
using FunnelReports.Data.Notes;
using FunnelReports.Jobs.Snapshots;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using FunnelReports.TestKit.Web;
using FunnelReports.Web.Auth;

namespace FunnelReports.Web.Tests.Exports;

/// <summary>
/// The program over <see cref="SmallWorld"/> with what ops and admins keep lists of: budgets and spend, forty imports, forty nights, notes, a segment, people. Some
/// bear names that a spreadsheet program would run. One for all tests of a class: they only read.
/// </summary>
public sealed class ListSite : IAsyncLifetime
{
    /// <summary>A name that is a formula elsewhere.</summary>
    public const string Formula = "=HYPERLINK(\"http://x\")";

    /// <summary>How many imports and how many nights there are: more than their pages show.</summary>
    public const int Lines = 40;

    public WebApp App { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var data = await TestDatabase.NewAsync(Engine.Sqlite);
        await SmallWorld.WriteAsync(data);
        await SmallWorld.WriteBudgetsAsync(data);
        var world = new World(data);
        await world.BudgetAsync("2018-01", 1234.5m, "Paid");
        await world.BudgetAsync("2018-02", 77, "Paid", Formula);
        await world.ActualAsync("2018-02-03", 99.99m);
        var clock = new FixedClock(SmallWorld.Today);
        await ImportsAsync(new ImportRuns(data.Database, clock));
        await NightsAsync(data.Database);
        App = WebApp.StartOn(data, clock, works: false);
        await App.AddAsync("+1@example.test", Roles.Sales, Roles.Ops);
        await App.WithAsync<SavedSegments, SavedSegment>(segments => segments.SaveAsync("anna@example.test", "Bought = paid", "channel=Paid & channel=Organic", null, default));
        await NoteAsync(new DateOnly(2018, 1, 5), null, Formula);
        await NoteAsync(new DateOnly(2018, 2, 1), new DateOnly(2018, 2, 3), "A fair");
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    private static async Task ImportsAsync(ImportRuns runs)
    {
        for (var i = 1; i <= Lines; i++)
        {
            var id = await runs.StartAsync("leads", i % 2 == 0 ? $"leads-{i}.csv" : Formula, default, i % 3 == 0 ? "anna@example.test" : null);
            if (i % 4 == 0) await runs.FailAsync(id, "The disk is full.", default);
            else await runs.FinishAsync(id, ImportRuns.Partly, new ImportCounts(1_000 + i, i, new LogChanges(500, 3, 700)), default);
        }
    }

    private static async Task NightsAsync(FunnelDatabase database)
    {
        await using var db = database.Open();
        for (var i = 0; i < Lines; i++)
        {
            var started = new DateTime(2018, 1, 2, 0, 15, 0, DateTimeKind.Utc).AddDays(i);
            db.JobRuns.Add(new JobRunRow
            {
                Job = NightlySnapshot.Job,
                Day = DateOnly.FromDateTime(started).AddDays(-1),
                Status = i == 7 ? "failed" : "succeeded",
                Attempt = 1 + (i % 3),
                Worker = "node",
                Trigger = i % 2 == 0 ? "schedule" : "hand",
                StartedAt = started,
                LeaseUntil = started,
                FinishedAt = started.AddSeconds(i % 2 == 0 ? 0.4 : 125),
                Late = i == 9,
                Message = i == 7 ? "-disk" : null,
            });
        }

        await db.SaveChangesAsync();
    }

    private Task<bool> NoteAsync(DateOnly first, DateOnly? last, string said) => App.WithAsync<DayNotes, bool>(async notes =>
    {
        await notes.AddAsync(new NoteWriter(Guid.Empty, "anna@example.test", MayShare: true), first, last, said, forTeam: true, default);
        return true;
    });
}
