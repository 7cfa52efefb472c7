using FunnelReports.Core;
using FunnelReports.Core.Spend;
using FunnelReports.Data.Model;
using FunnelReports.Data.Spend;
using FunnelReports.TestKit;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Data.Tests.Spend;

public class BudgetStoreTests
{
    private const string Anna = "anna@example.test";

    private static readonly FixedClock Clock = new("2018-05-02T09:30:00Z");
    private static readonly DayRange Year = DayRange.Of(new(2018, 1, 1), new(2018, 12, 31));
    private static readonly BudgetCell JanuaryMedia = new(new(2018, 1, 1), SpendCategory.Media);
    private static readonly BudgetCell JanuaryStaff = new(new(2018, 1, 1), SpendCategory.Staff);
    private static readonly BudgetCell DecemberOther = new(new(2018, 12, 1), SpendCategory.Other);

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_saved_is_read_back_and_cells_left_alone_stay_unknown(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var store = Store(test);

        var saving = await SaveAsync(store, new(JanuaryMedia, null, 12_345), new(DecemberOther, null, 0), new(JanuaryStaff, null, null));

        Assert.Equal((2, 0), (saving.Changed, saving.Conflicts.Count));
        var year = await store.ReadAsync(Year, 0, default);
        Assert.Equal(2, year.Amounts.Count);
        Assert.Equal((12_345L, 0L), (year.Amounts[JanuaryMedia], year.Amounts[DecemberOther]));
        Assert.Null(year.Elsewhere);
        Assert.Empty(year.Spent);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task An_amount_can_be_changed_and_taken_away_again(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var store = Store(test);
        await SaveAsync(store, new(JanuaryMedia, null, 100), new(JanuaryStaff, null, 200));

        var saving = await SaveAsync(store, new(JanuaryMedia, 100, 150), new(JanuaryStaff, 200, null));

        Assert.Equal(2, saving.Changed);
        var amounts = (await store.ReadAsync(Year, 0, default)).Amounts;
        Assert.Equal([KeyValuePair.Create(JanuaryMedia, 150L)], amounts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cell_that_somebody_else_has_changed_stops_the_whole_save(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var store = Store(test);
        await SaveAsync(store, new(JanuaryMedia, null, 100), new(JanuaryStaff, null, 200));
        await SaveAsync(store, new(JanuaryMedia, 100, 120), new(JanuaryStaff, 200, null));

        var saving = await SaveAsync(store, new(JanuaryMedia, 100, 999), new(JanuaryStaff, 200, 300), new(DecemberOther, null, 5));

        Assert.Equal(0, saving.Changed);
        Assert.Equal([KeyValuePair.Create(JanuaryMedia, (long?)120), KeyValuePair.Create(JanuaryStaff, (long?)null)], saving.Conflicts);
        Assert.Equal([KeyValuePair.Create(JanuaryMedia, 120L)], (await store.ReadAsync(Year, 0, default)).Amounts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_change_made_twice_is_no_conflict_and_is_noted_once(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var store = Store(test);
        await SaveAsync(store, new BudgetEdit(JanuaryMedia, null, 100));

        var again = await SaveAsync(store, new BudgetEdit(JanuaryMedia, null, 100));

        Assert.Equal((0, 0), (again.Changed, again.Conflicts.Count));
        Assert.Single(await AuditAsync(test));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_many_who_save_one_cell_at_once_exactly_one_gets_it(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var store = Store(test);

        var savings = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => SaveAsync(store, new BudgetEdit(JanuaryMedia, null, i))));

        var held = (await store.ReadAsync(Year, 0, default)).Amounts[JanuaryMedia];
        Assert.Equal(1, savings.Sum(s => s.Changed));
        Assert.Equal(5, savings.Count(s => s.Conflicts.TryGetValue(JanuaryMedia, out var other) && other == held));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_changed_cell_leaves_a_note_of_who_when_and_what(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var store = Store(test);
        await SaveAsync(store, new(JanuaryMedia, null, 12_345), new(JanuaryStaff, null, 1));

        var notes = await AuditAsync(test);

        Assert.Equal(["2018-01 Media, no one channel: none -> 123.45 EUR", "2018-01 Staff, no one channel: none -> 0.01 EUR"], notes.Select(n => $"{n.Subject}: {n.Detail}"));
        Assert.All(notes, n => Assert.Equal((Anna, "budget.save", Clock.GetUtcNow().UtcDateTime), (n.Actor, n.Action, n.At)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Channels_keep_their_own_budgets_and_each_names_what_is_budgeted_elsewhere(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await new World(test).BudgetAsync("2018-03", 70, "Paid");
        var store = Store(test);
        await SaveAsync(store, new BudgetEdit(JanuaryMedia, null, 5_00));
        var paid = Assert.Single(await store.ChannelsAsync(default));

        var ofPaid = await store.ReadAsync(Year, paid.Id, default);
        var ofNone = await store.ReadAsync(Year, 0, default);

        Assert.Equal(("Paid", 70_00L, 5_00L), (paid.Key, ofPaid.Amounts[new(new(2018, 3, 1), SpendCategory.Media)], ofPaid.Elsewhere));
        Assert.Equal((5_00L, 70_00L), (ofNone.Amounts[JanuaryMedia], ofNone.Elsewhere));
        Assert.Null((await store.ReadAsync(Year.Shift(365), 0, default)).Elsewhere);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_really_spent_is_summed_by_month_with_the_days_that_are_known(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await using (var db = test.Database.Open())
        {
            db.ActualSpend.AddRange(Spent(1, 1, SpendCategory.Media, 10_00), Spent(1, 1, SpendCategory.Agency, 1_00), Spent(1, 31, SpendCategory.Media, 20_00), Spent(3, 5, SpendCategory.Media, 0));
            await db.SaveChangesAsync();
        }

        var spent = (await Store(test).ReadAsync(Year, 0, default)).Spent;

        Assert.Equal(2, spent.Count);
        Assert.Equal(new MonthSpent(31_00, 2), spent[new(2018, 1, 1)]);
        Assert.Equal(new MonthSpent(0, 1), spent[new(2018, 3, 1)]);
    }

    private static BudgetStore Store(TestDatabase test) => new(test.Database, new Audit(Clock), Clock);

    private static Task<BudgetSaving> SaveAsync(BudgetStore store, params BudgetEdit[] edits) => store.SaveAsync(Anna, BudgetChannel.None, edits, default);

    private static ActualSpendRow Spent(int month, int day, SpendCategory category, long minor) => new()
    {
        Day = new DateOnly(2018, month, day),
        Category = (short)category,
        AmountMinor = minor,
        ChangedAt = Clock.GetUtcNow().UtcDateTime,
    };

    private static async Task<List<AuditEntryRow>> AuditAsync(TestDatabase test)
    {
        await using var db = test.Database.Open();
        return await db.AuditEntries.AsNoTracking().OrderBy(a => a.Subject).ToListAsync();
    }
}
