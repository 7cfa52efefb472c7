using FunnelReports.Core;
using FunnelReports.Data.Model;
using FunnelReports.Data.Notes;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Data.Tests.Notes;

public class DayNotesTests
{
    private static readonly FixedClock Clock = new("2018-05-02T09:30:00Z");
    private static readonly NoteWriter Anna = new(Guid.Parse("00000000-0000-0000-0000-00000000000a"), "anna@example.test", MayShare: true);
    private static readonly NoteWriter Ben = new(Guid.Parse("00000000-0000-0000-0000-00000000000b"), "ben@example.test", MayShare: false);
    private static readonly DayRange May = DayRange.OfMonth(2018, 5);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_person_reads_the_own_notes_and_those_of_the_team_on_the_days_they_touch(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var notes = Store(test);
        await notes.AddAsync(Anna, new(2018, 5, 3), null, " fair in Lyon ", forTeam: true, default);
        await notes.AddAsync(Anna, new(2018, 4, 29), new(2018, 5, 1), "strike", forTeam: false, default);
        await notes.AddAsync(Ben, new(2018, 6, 1), null, "June", forTeam: false, default);

        Assert.Equal(["Mine 2018-04-29..2018-05-01 strike", "Team 2018-05-03..2018-05-03 fair in Lyon"], Told(await notes.InAsync(May, Anna.Id, default)));
        Assert.Equal(["Team 2018-05-03..2018-05-03 fair in Lyon"], Told(await notes.InAsync(May, Ben.Id, default)));
        Assert.Equal(["Mine 2018-06-01..2018-06-01 June", "Team 2018-05-03..2018-05-03 fair in Lyon"], Told(await notes.WrittenAsync(Ben.Id, default)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Imports_that_brought_something_changed_budgets_and_changed_definitions_are_notes_of_their_day_in_the_reporting_zone(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine, TestDatabase.DefaultSeed with { TimeZone = "Europe/Paris" });
        await using (var db = test.Database.Open())
        {
            // 22:30 in UTC is the next day in Paris.
            db.ImportRuns.Add(Run(1, "leads.csv", "2018-05-04T22:30:00Z", leads: 3));
            db.ImportRuns.Add(Run(2, "moves.csv", "2018-05-05T10:00:00Z", leads: 4));
            db.ImportRuns.Add(Run(3, "again.csv", "2018-05-06T10:00:00Z", leads: 0));
            new Audit(new FixedClock("2018-05-07T08:00:00Z")).Add(db, "anna@example.test", "budget.save", "2018-05 Media, Paid");
            new Audit(new FixedClock("2018-05-07T09:00:00Z")).Add(db, "anna@example.test", "budget.save", "2018-06 Media, Paid");
            db.Definitions.Add(new DefinitionRow { Version = 2, Since = new(2018, 5, 9), TimeZone = "Europe/Paris", Stages = "[]", ChangedAt = Clock.GetUtcNow().UtcDateTime, Actor = "x" });
            await db.SaveChangesAsync();
        }

        var found = await Store(test).InAsync(May, Anna.Id, default);
        Assert.Equal(
            ["Import 2018-05-05..2018-05-05 leads.csv, moves.csv 7", "Budgets 2018-05-07..2018-05-07  2", "Definition 2018-05-09..2018-05-09  0"],
            found.Select(n => $"{n.Kind} {n.First:yyyy-MM-dd}..{n.Last:yyyy-MM-dd} {n.Text} {n.Count}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_removes_the_note_of_another_and_only_who_may_share_writes_for_the_team(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var notes = Store(test);
        await notes.AddAsync(Anna, new(2018, 5, 3), null, "own", forTeam: false, default);
        await notes.AddAsync(Anna, new(2018, 5, 4), null, "ours", forTeam: true, default);
        await Assert.ThrowsAsync<MistakeException>(() => notes.AddAsync(Ben, new(2018, 5, 4), null, "ours", forTeam: true, default));
        foreach (var note in await notes.WrittenAsync(Anna.Id, default)) await Assert.ThrowsAsync<MistakeException>(() => notes.RemoveAsync(Ben, note.Id!.Value, default));

        foreach (var note in await notes.WrittenAsync(Anna.Id, default)) await notes.RemoveAsync(Anna, note.Id!.Value, default);
        Assert.Empty(await notes.WrittenAsync(Anna.Id, default));
    }

    [Theory]
    [InlineData(null, null, "x", "The note has no day.")]
    [InlineData("2018-05-03", "2018-05-02", "x", "The last day, 2018-05-02, lies before the first, 2018-05-03.")]
    [InlineData("2018-05-03", null, "  ", "The note says nothing.")]
    public async Task What_is_no_note_is_refused_in_words(string? first, string? last, string text, string said)
    {
        await using var test = await TestDatabase.NewAsync(Engine.Sqlite);
        var refusal = await Assert.ThrowsAsync<MistakeException>(() => Store(test).AddAsync(Anna, Day(first), Day(last), text, forTeam: false, default));
        Assert.StartsWith(said, refusal.Message, StringComparison.Ordinal);
    }

    private static DayNotes Store(TestDatabase test) => new(test.Database, new WorkspaceStore(test.Database, Clock), new Audit(Clock), Clock);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Told(IEnumerable<DayNote> notes) => notes.Select(n => $"{n.Kind} {n.First:yyyy-MM-dd}..{n.Last:yyyy-MM-dd} {n.Text}");

    private static ImportRunRow Run(long id, string file, string finished, long leads)
    {
        var at = new FixedClock(finished).GetUtcNow().UtcDateTime;
        return new() { Id = id, Kind = "leads", FileName = file, StartedAt = at, FinishedAt = at, Status = "succeeded", LeadsAdded = leads };
    }
}
