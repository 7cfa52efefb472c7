using FsCheck;
using FsCheck.Fluent;
using FunnelReports.TestKit.Databases;

namespace FunnelReports.Jobs.Tests.Corrections;

public class LedgerLawTests
{
    [Theory, OnSqlite, OnPostgres]
    public void Whatever_arrives_late_twice_or_out_of_order_is_voided_merged_or_erased_the_numbers_are_those_counted_anew(Engine engine) =>
        Prop.ForAll(Step.Sequences.ToArbitrary(), steps => HoldsAsync(engine, steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(8));

    // Lead 0 has the move at the same instant without the event; what lead 1 said of the event must not be forgotten with the move that was left out.
    [Theory, OnSqlite, OnPostgres]
    public Task An_event_of_a_merged_lead_stays_known_where_the_winner_had_its_move_already(Engine engine) => HoldsAsync(
        engine,
        [
            new Step.Import([new Step.Row(0, null, null, 2, 4, 0, null)]),
            new Step.Import([new Step.Row(1, null, null, 2, 4, 0, 3), new Step.Row(1, null, null, 5, 9, 0, 3)]),
            new Step.Merge(1, 0),
        ]);

    private static async Task HoldsAsync(Engine engine, IReadOnlyList<Step> steps)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var world = new LedgerWorld(test, await test.WorkspaceAsync());
        foreach (var step in steps) await world.TakeAsync(step);
        await world.CompareAsync();
        await world.ResendAllAsync();
        await world.CompareAsync();
    }
}
