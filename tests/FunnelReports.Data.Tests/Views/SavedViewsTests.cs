using FunnelReports.Core;
using FunnelReports.Data.Views;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Tests.Views;

public class SavedViewsTests
{
    private static readonly FixedClock Clock = new("2018-05-02T09:30:00Z");
    private static readonly ViewKeeper Anna = new(Guid.Parse("00000000-0000-0000-0000-00000000000a"), "anna@example.test", MayShare: true);
    private static readonly ViewKeeper Ben = new(Guid.Parse("00000000-0000-0000-0000-00000000000b"), "ben@example.test", MayShare: false);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_person_sees_the_own_views_and_then_those_of_the_team(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var views = Store(test);
        await views.SaveAsync(Anna, "Board", "/mql", "?period=2018-Q1", forTeam: true, default);
        await views.SaveAsync(Anna, "Zoom", "/cost", "", forTeam: false, default);
        await views.SaveAsync(Anna, " Area ", "/Velocity/", "?", forTeam: false, default);

        Assert.Equal(["Area /velocity mine", "Zoom /cost mine", "Board /mql?period=2018-Q1 team"], await NamesAsync(views, Anna));
        Assert.Equal(["Board /mql?period=2018-Q1 team"], await NamesAsync(views, Ben));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_view_of_the_same_name_is_replaced_and_still_opens_first(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var views = Store(test);
        var first = await views.SaveAsync(Anna, "Board", "/mql", "", forTeam: true, default);
        await views.OpenFirstAsync("admin", first.Id, "sales", default);

        var second = await views.SaveAsync(Anna, "BOARD", "/cost", "?compare=year", forTeam: true, default);
        await views.SaveAsync(Anna, "Board", "/goal", "", forTeam: false, default);

        Assert.Equal((first.Id, "BOARD", "/cost?compare=year", "sales"), (second.Id, second.Name, second.Address, second.DefaultFor));
        Assert.Equal(["Board /goal mine", "BOARD /cost?compare=year team"], await NamesAsync(views, Anna));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Nobody_changes_the_view_of_another_and_only_who_may_share_those_of_the_team(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var views = Store(test);
        var own = await views.SaveAsync(Anna, "Mine", "/mql", "", forTeam: false, default);
        var teams = await views.SaveAsync(Anna, "Ours", "/mql", "", forTeam: true, default);

        foreach (var id in new[] { own.Id, teams.Id, Guid.Empty })
        {
            await Assert.ThrowsAsync<MistakeException>(() => views.RenameAsync(Ben, id, "His", default));
            await Assert.ThrowsAsync<MistakeException>(() => views.RemoveAsync(Ben, id, default));
        }

        await Assert.ThrowsAsync<MistakeException>(() => views.SaveAsync(Ben, "Ours", "/cost", "", forTeam: true, default));
        await Assert.ThrowsAsync<MistakeException>(() => views.OpenFirstAsync("admin", own.Id, "sales", default));
        Assert.Equal(["Mine /mql mine", "Ours /mql team"], await NamesAsync(views, Anna));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task One_view_opens_first_for_a_role_and_of_several_roles_the_first_that_has_one_decides(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var views = Store(test);
        var board = await views.SaveAsync(Anna, "Board", "/mql", "", forTeam: true, default);
        var spend = await views.SaveAsync(Anna, "Spend", "/cost", "", forTeam: true, default);
        await views.OpenFirstAsync("admin", board.Id, "sales", default);
        await views.OpenFirstAsync("admin", spend.Id, "sales", default);

        Assert.Null(await views.FirstForAsync(["marketer", "ops"], default));
        Assert.Equal("Spend", (await views.FirstForAsync(["marketer", "sales"], default))?.Name);
        await views.OpenFirstAsync("admin", board.Id, "ops", default);
        Assert.Equal("Spend", (await views.FirstForAsync(["sales", "ops"], default))?.Name);
        await views.OpenFirstAsync("admin", spend.Id, null, default);
        Assert.Equal("Board", (await views.FirstForAsync(["sales", "ops"], default))?.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Each_change_is_in_the_audit_and_a_refused_one_is_not(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var views = Store(test);
        var board = await views.SaveAsync(Anna, "Board", "/mql", "?period=2018", forTeam: true, default);
        await views.RenameAsync(Anna, board.Id, "Bored", default);
        await views.OpenFirstAsync("admin@example.test", board.Id, "ops", default);
        await views.RemoveAsync(Anna, board.Id, default);
        await Assert.ThrowsAsync<MistakeException>(() => views.RemoveAsync(Anna, board.Id, default));

        await using var db = test.Database.Open();
        var rows = (await db.AuditEntries.ToListAsync()).OrderBy(row => row.Id).Select(row => $"{row.Actor}: {row.Action} {row.Subject}: {row.Detail}").Order();
        Assert.Equal(
            [
                "admin@example.test: view.default Bored (team): ops",
                "anna@example.test: view.remove Bored (team): /mql?period=2018",
                "anna@example.test: view.rename Board (team): Bored",
                "anna@example.test: view.save Board (team): /mql?period=2018",
            ],
            rows);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Two_who_save_the_same_name_at_once_leave_one_view(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var views = Store(test);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => views.SaveAsync(Anna, "Board", "/mql", $"?page={i}", forTeam: true, default))));
        Assert.Single(await views.OfAsync(Anna.Id, default));
    }

    [Theory, OnSqlite]
    public async Task Names_are_given_once_and_to_an_end_so_are_views(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var views = Store(test);
        for (var i = 0; i < SavedViews.Most; i++) await views.SaveAsync(Ben, $"View {i}", "/mql", "", forTeam: false, default);

        await Assert.ThrowsAsync<MistakeException>(() => views.SaveAsync(Ben, "One more", "/mql", "", forTeam: false, default));
        await views.SaveAsync(Ben, "view 7", "/cost", "", forTeam: false, default);
        await views.SaveAsync(Anna, "One more", "/mql", "", forTeam: false, default);
        var mine = await views.OfAsync(Ben.Id, default);
        await Assert.ThrowsAsync<MistakeException>(() => views.RenameAsync(Ben, mine[0].Id, mine[1].Name.ToUpperInvariant(), default));
    }

    [Theory]
    [InlineData("", "/mql", "", "has no name")]
    [InlineData("A", "/users", "", "Only views of reports")]
    [InlineData("A", "//elsewhere.example", "", "Only views of reports")]
    [InlineData("A", "https://elsewhere.example/", "", "Only views of reports")]
    [InlineData("A", "/mql", "//elsewhere.example", "not the query of a page")]
    [InlineData("A", "/mql", "?a=1\r\nSet-Cookie: b", "not the query of a page")]
    public async Task Only_a_named_view_of_a_report_is_saved(string name, string page, string query, string said)
    {
        await using var test = await TestDatabase.NewAsync(Engine.Sqlite);
        var mistake = await Assert.ThrowsAsync<MistakeException>(() => Store(test).SaveAsync(Anna, name, page, query, forTeam: false, default));
        Assert.Contains(said, mistake.Message, StringComparison.Ordinal);
    }

    private static SavedViews Store(TestDatabase test) => new(test.Database, new Audit(Clock), Clock);

    private static async Task<IEnumerable<string>> NamesAsync(SavedViews views, ViewKeeper who) =>
        (await views.OfAsync(who.Id, default)).Select(v => $"{v.Name} {v.Address} {(v.IsTeams ? "team" : "mine")}");
}
