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
