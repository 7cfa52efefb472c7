using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Core.Spend;
using FunnelReports.Data;
using FunnelReports.Data.Reports;
using FunnelReports.Data.Sqlite;
using FunnelReports.Jobs.Demo;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Jobs.Tests.Demo;

public class DemoTests
{
    private static readonly DateOnly Last = new(2026, 3, 9);
    private static readonly ReportingCalendar Utc = ReportingCalendar.Create("UTC");

    [Fact]
    public void The_dice_fall_as_SplitMix64_does_everywhere()
    {
        // The first five numbers of seed 1234567, as published with the algorithm's reference implementations.
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        var dice = new Dice(1234567);

        Assert.Equal(published.Select(n => (n >> 11) * (1.0 / (1UL << 53))), published.Select(_ => dice.Next()));
    }

    [Fact]
    public void Half_of_the_waits_are_shorter_than_the_median_and_the_mean_is_longer()
    {
        var dice = new Dice(1);
        var waits = Enumerable.Range(0, 20_000).Select(_ => dice.Wait(10, 1)).ToArray();

        Assert.InRange(waits.Count(w => w < 10) / 20_000.0, 0.49, 0.51);
        Assert.InRange(waits.Average(), 15.5, 17.5); // e^½ × 10 = 16.5
        Assert.All(waits, w => Assert.True(w > 0));
    }

    [Fact]
    public void The_same_seed_and_day_make_the_same_leads_and_another_seed_others()
    {
        var first = Leads(DemoWorkspace.Seed);

        Assert.Equal(first.Select(Text), Leads(DemoWorkspace.Seed).Select(Text));
        Assert.NotEqual(first.Select(Text), Leads(7).Select(Text));
    }

    [Fact]
    public void The_leads_are_believable()
    {
        var leads = Leads(DemoWorkspace.Seed);
        var moves = leads.SelectMany(l => l.Moves).ToArray();

        Assert.InRange(leads.Count, 19_900, 20_100);
        Assert.Equal(12, leads.Select(l => l.Channel).Distinct().Count());
        Assert.Equal(6, leads.Select(l => l.Persona).Distinct().Count());
        Assert.InRange(leads.Select(l => l.Campaign).Distinct().Count(), 55, 60);
        Assert.Equal(
            ["customer", "lead", "lost", "mql", "opportunity", "recycled", "rejected", "sql"],
            moves.Select(m => m.Stage).Distinct().Order(StringComparer.Ordinal));
        Assert.All(moves.Where(m => m.Stage is "rejected" or "lost"), m => Assert.NotNull(m.Reason));
        Assert.All(moves.Where(m => m.Stage == "customer"), m => Assert.True(m.AmountMajor >= 1_000));
        Assert.True(leads.Count(l => l.Moves.Count(m => m.Stage == "mql") > 1) > 50, "some leads become an MQL twice");
        Assert.True(leads.Count(l => l.Moves[0].Stage == "mql") > 500, "some leads skip the first stage");
        Assert.All(leads, l => Assert.Equal(l.Moves.OrderBy(m => m.Second), l.Moves));
    }

    [Fact]
    public void Summer_and_December_are_slow_weekends_slower_and_one_quarter_is_bad()
    {
        var season = new DemoSeason(Last);
        var byDay = Leads(DemoWorkspace.Seed).GroupBy(l => Day(l.Moves[0])).ToDictionary(g => g.Key, g => g.Count());

        Assert.Equal(new DayRange(new(2024, 9, 10), new(2026, 3, 10)), season.Days);
        Assert.Equal(new DayRange(new(2025, 7, 1), new(2025, 10, 1)), season.BadQuarter);
        Assert.True(Month(2025, 8) < 0.75 * Month(2025, 5));
        Assert.True(Month(2025, 12) < 0.8 * Month(2025, 11));
        Assert.True(byDay.Where(d => d.Key.DayOfWeek == DayOfWeek.Sunday).Average(d => d.Value) < 0.5 * byDay.Where(d => d.Key.DayOfWeek == DayOfWeek.Tuesday).Average(d => d.Value));
        Assert.True(AcceptedIn(season.BadQuarter) < 0.8 * AcceptedIn(season.BadQuarter.Shift(-92)));

        double Month(int year, int month) => byDay.Where(d => d.Key.Year == year && d.Key.Month == month).Sum(d => d.Value);
    }

    [Fact]
    public void Budgets_name_media_by_channel_and_everything_else_for_all()
    {
        var season = new DemoSeason(Last);
        var lines = DemoBudgets.All(DemoWorkspace.Seed, season).ToList();

        Assert.Equal(19, lines.Select(l => l.Month).Distinct().Count());
        Assert.All(lines, l => Assert.Equal(l.Category == SpendCategory.Media, l.Channel is not null));
        Assert.Equal(Enum.GetValues<SpendCategory>().Order(), lines.Select(l => l.Category).Distinct().Order());
        Assert.True(Media(2025, 9) > 1.2 * Media(2025, 6), "media cost more in the bad quarter");

        double Media(int year, int month) => lines.Where(l => l.Month == new DateOnly(year, month, 1) && l.Category == SpendCategory.Media).Sum(l => (double)l.AmountMajor);
    }

    [Fact]
    public async Task The_made_database_balances_and_has_its_last_thirty_snapshots()
    {
        using var folder = new TempFolder();
        var database = new SqliteDatabase(folder.At("demo.db"));
        var clock = new FixedClock("2026-03-10T09:00:00Z");
        var seed = new WorkspaceSeed("UTC", "EUR", 1);

        var leads = await new DemoWorkspace(database, clock, (w, day) => w.Calendar.StartOf(day.AddDays(1)).AddSeconds(900)).MakeAsync(seed, null, CancellationToken.None);

        var store = new WorkspaceStore(database, clock);
        var workspace = await store.ReadAsync(CancellationToken.None);
        Assert.True(workspace.Demo);
        Assert.Empty(await new Reconcile(database, workspace).RunAsync(CancellationToken.None));
        await using var db = database.Open();
        Assert.Equal(leads, await db.Leads.CountAsync());
        Assert.Equal(0, await db.DirtyLeads.CountAsync());
        var runs = await db.JobRuns.OrderBy(r => r.Day).ToListAsync();
        Assert.Equal(Enumerable.Range(0, 30).Select(i => new DateOnly(2026, 2, 8).AddDays(i)), runs.Select(r => r.Day));
        Assert.All(runs, r => Assert.Equal(("succeeded", false), (r.Status, r.Late)));

        // Law 1 and law 2 on the frozen days: each stage balances, and the channels add up to all leads.
        var frozen = await db.SnapshotDays.Where(s => s.Day == Last).ToListAsync();
        Assert.All(frozen, s => Assert.Equal(s.Closing, s.Opening + s.Inflow - s.Outflow));
        var channels = await db.DimensionValues.Where(v => v.Dimension == 1).Select(v => v.Id).ToListAsync();
        foreach (var stage in frozen.Where(s => s.SegmentId == Segments.All))
            Assert.Equal(stage.Closing, frozen.Where(s => s.StageId == stage.StageId && channels.Contains(s.SegmentId)).Sum(s => s.Closing));
        var report = await new ReportDesk(database, store, clock).StagesAsync(new ReportRequest("2024-09-01..2026-03-09"), CancellationToken.None);
        Assert.Equal(leads, report.Stages.Sum(s => s.Closing));
        SqliteConnection.ClearAllPools();
    }

    private static List<DemoLead> Leads(ulong seed) => [.. new DemoLeads(seed, new DemoSeason(Last), Utc).All()];

    private static string Text(DemoLead lead) => $"{lead.ExternalId} {lead.Channel} {lead.Email} {string.Join(' ', lead.Moves)}";

    private static DateOnly Day(DemoMove move) => Utc.DayOf(Instant.FromUnixSeconds(move.Second));

    private static double AcceptedIn(DayRange days)
    {
        var moves = Leads(DemoWorkspace.Seed).SelectMany(l => l.Moves).Where(m => days.Contains(Day(m))).ToArray();
        return moves.Count(m => m.Stage == "sql") / (double)moves.Count(m => m.Stage == "mql");
    }
}
