using FsCheck;
using FsCheck.Fluent;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Imports;
using FunnelReports.Data.Rollups;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Jobs.Tests.Fold;

public class FoldLawTests
{
    [Theory, OnSqlite, OnPostgres]
    public void Rollups_kept_up_lead_by_lead_equal_rollups_rebuilt_from_the_log(Engine engine) =>
        Prop.ForAll(Arrivals.Worlds.ToArbitrary(), Gen.Elements(WeekStart.All.AsEnumerable()).ToArbitrary(), (world, weeks) => Holds(engine, world, weeks))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(engine == Engine.Sqlite ? 40 : 25));

    [Theory, OnSqlite, OnPostgres]
    public void What_waits_to_be_folded_is_no_difference_from_the_log(Engine engine) =>
        Prop.ForAll(Arrivals.Worlds.ToArbitrary(), world => AgreesThroughout(engine, world))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(engine == Engine.Sqlite ? 20 : 8));

    [Theory, OnSqlite, OnPostgres]
    public async Task The_order_of_arrival_does_not_matter(Engine engine)
    {
        // Attributes are the last that arrived, so the order of a lead's attributes is kept: they are left out here.
        var arrivals = Arrivals.Worlds.Sample(1, 3).First().Arrivals.Select(a => a with { ChannelId = null, PersonaId = null }).ToList();
        var shuffles = Gen.Shuffle(arrivals.ToArray()).Sample(1, 3);
        var expected = await FoldedAsync(engine, new Arrivals.World(arrivals, [arrivals.Count]));
        foreach (var shuffled in shuffles)
        {
            var got = await FoldedAsync(engine, new Arrivals.World(shuffled, [3, 5, 2]));
            Assert.Empty(CellComparison.Between(got, expected));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Several_folds_at_once_share_the_work_and_none_is_done_twice(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var world = Arrivals.Worlds.Sample(1, 1).First();
        await WriteAsync(test.Database, world.Arrivals, 1);
        var workspace = await test.WorkspaceAsync();
        var folds = Enumerable.Range(0, 4).Select(_ => Task.Run(() => new DirtyFold(test.Database, workspace).RunAsync(CancellationToken.None)));
        var folded = await Task.WhenAll(folds);
        Assert.Equal(world.Arrivals.Select(a => a.Lead).Distinct().Count(), folded.Sum());
        Assert.Empty(await new Reconcile(test.Database, workspace).RunAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cell_that_was_tampered_with_is_named_and_a_rebuild_mends_it(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var workspace = await test.WorkspaceAsync();
        await WriteAsync(test.Database, [new Arrivals.Arrival(0, 10, null, 2, 0, 0), new Arrivals.Arrival(0, null, null, 3, 4, 0)], 1);
        await new DirtyFold(test.Database, workspace).RunAsync(CancellationToken.None);
        await test.Database.WriteAsync(
            async transaction =>
            {
                await using var tamper = transaction.Command("UPDATE flow_day SET leads = leads + 5 WHERE segment_id = 0 AND to_stage_id = 3");
                return await tamper.ExecuteNonQueryAsync();
            },
            CancellationToken.None);

        var reconcile = new Reconcile(test.Database, workspace);
        var differences = await reconcile.RunAsync(CancellationToken.None);
        Assert.Equal("flow_day", differences[0].Table);
        Assert.Contains(differences, d => d.Table == "open_day" && d.Cell == "all leads, SQL");
        await new Rebuild(test.Database, workspace).RunAsync(CancellationToken.None);
        Assert.Empty(await reconcile.RunAsync(CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_lead_whose_moves_are_all_voided_is_in_no_stage_and_leaves_nothing(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var workspace = await test.WorkspaceAsync();
        var fold = new DirtyFold(test.Database, workspace);
        await WriteAsync(test.Database, [new Arrivals.Arrival(0, 10, null, 2, 0, 0)], 1);
        await fold.RunAsync(CancellationToken.None);
        await VoidOneAsync(test.Database, 2);
        await fold.RunAsync(CancellationToken.None);

        await using var db = test.Database.Open();
        Assert.Null((await db.Leads.SingleAsync()).StageId);
        var rollups = await test.Database.ReadAsync(t => HeldRollups.ReadAllAsync(t, CancellationToken.None), CancellationToken.None);
        Assert.True(rollups.IsEmpty);
        await new Rebuild(test.Database, workspace).RunAsync(CancellationToken.None);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Where_most_leads_have_changed_everything_is_rebuilt_and_the_answer_is_the_same(Engine engine)
    {
        var world = Arrivals.Worlds.Sample(1, 1).First();
        var expected = await FoldedAsync(engine, world);
        await using var test = await TestDatabase.NewAsync(engine);
        var workspace = await test.WorkspaceAsync();
        await WriteAsync(test.Database, world.Arrivals, 1);
        var leads = await new DirtyFold(test.Database, workspace) { ManyLeads = 1 }.RunAsync(CancellationToken.None);
        Assert.Equal(world.Arrivals.Select(a => a.Lead).Distinct().Count(), leads);
        Assert.Equal(0, await new DirtyFold(test.Database, workspace).RunAsync(CancellationToken.None));
        var got = await test.Database.ReadAsync(t => HeldRollups.ReadAllAsync(t, CancellationToken.None), CancellationToken.None);
        Assert.Empty(CellComparison.Between(got, expected));
    }

    [Theory, OnSqlite("cause_day"), OnPostgres("cause_day"), OnSqlite("reach_cohort"), OnPostgres("reach_cohort")]
    public async Task A_rollup_that_a_migration_left_empty_is_made_anew_and_one_that_is_there_is_left_alone(string table, Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        var expected = await FoldedAsync(test, Arrivals.Worlds.Sample(1, 1).First());
        var workspaces = new WorkspaceStore(test.Database, TimeProvider.System);
        Assert.Equal(0, await OldRollups.RebuildAsync(test.Database, workspaces, CancellationToken.None));
        await test.Database.WriteAsync(
            async transaction =>
            {
                await using var delete = transaction.Command($"DELETE FROM {table}");
                return await delete.ExecuteNonQueryAsync();
            },
            CancellationToken.None);
        Assert.True(await OldRollups.RebuildAsync(test.Database, workspaces, CancellationToken.None) > 0);
        var got = await test.Database.ReadAsync(t => HeldRollups.ReadAllAsync(t, CancellationToken.None), CancellationToken.None);
        Assert.Empty(CellComparison.Between(got, expected));
    }

    private static bool Holds(Engine engine, Arrivals.World world, WeekStart weeks)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<bool> RunAsync()
        {
            await using var test = await TestDatabase.NewAsync(engine);
            await new DefinitionChange(test.Database, TimeProvider.System).ToWeekStartAsync("ops@example.test", weeks, null, CancellationToken.None);
            var workspace = await test.WorkspaceAsync();
            var kept = await FoldedAsync(test, world, voids: true);
            var differences = await new Reconcile(test.Database, workspace).RunAsync(CancellationToken.None);
            await new Rebuild(test.Database, workspace).RunAsync(CancellationToken.None);
            var rebuilt = await test.Database.ReadAsync(t => HeldRollups.ReadAllAsync(t, CancellationToken.None), CancellationToken.None);
            return differences.Count == 0 && !rebuilt.IsEmpty && !CellComparison.Between(kept, rebuilt).Any();
        }
    }

    private static bool AgreesThroughout(Engine engine, Arrivals.World world)
    {
        return RunAsync().GetAwaiter().GetResult();

        async Task<bool> RunAsync()
        {
            await using var test = await TestDatabase.NewAsync(engine);
            var workspace = await test.WorkspaceAsync();
            var agrees = true;
            await FoldedAsync(test, world, voids: true, CheckAsync);
            return agrees;

            async Task CheckAsync() =>
                agrees &= (await new Reconcile(test.Database, workspace).RunAsync(CancellationToken.None)).Count == 0;
        }
    }

    private static async Task<RollupSet> FoldedAsync(Engine engine, Arrivals.World world)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        return await FoldedAsync(test, world);
    }

    // Batch after batch; every second one is folded at once, the others wait for the next.
    private static async Task<RollupSet> FoldedAsync(TestDatabase test, Arrivals.World world, bool voids = false, Func<Task>? beforeFold = null)
    {
        var workspace = await test.WorkspaceAsync();
        var fold = new DirtyFold(test.Database, workspace);
        var batch = 1;
        for (var at = 0; at < world.Arrivals.Count; batch++)
        {
            var size = world.BatchSizes[batch % world.BatchSizes.Count];
            await WriteAsync(test.Database, [.. world.Arrivals.Skip(at).Take(size)], batch);
            at += size;
            if (voids && batch % 3 == 0) await VoidOneAsync(test.Database, 100_000 + batch);
            if (beforeFold is not null) await beforeFold();
            if (batch % 2 == 0) await fold.RunAsync(CancellationToken.None);
        }

        await fold.RunAsync(CancellationToken.None);
        return await test.Database.ReadAsync(t => HeldRollups.ReadAllAsync(t, CancellationToken.None), CancellationToken.None);
    }

    // A correction: the earliest recorded move that still counts is voided by a batch of its own.
    private static Task<int> VoidOneAsync(FunnelDatabase database, long batch) =>
        database.WriteAsync(
            async transaction =>
            {
                await using var strike = transaction.Command(
                    "UPDATE transition SET voided_batch_id = @batch WHERE voided_batch_id IS NULL AND transition_id = "
                    + "(SELECT MIN(transition_id) FROM transition WHERE voided_batch_id IS NULL) RETURNING lead_id");
                var lead = await strike.With("@batch", batch).ExecuteScalarAsync();
                await using var mark = transaction.Command("INSERT INTO dirty_lead (lead_id, batch_id) VALUES (@lead, @batch)");
                return await mark.With("@lead", lead).With("@batch", batch).ExecuteNonQueryAsync();
            },
            CancellationToken.None);

    private static Task<LogChanges> WriteAsync(FunnelDatabase database, IReadOnlyList<Arrivals.Arrival> arrivals, int batch) =>
        database.LogAsync(t => database.Log.WriteAsync(t, Arrivals.Batch(arrivals, batch, batch * 1000L), CancellationToken.None), CancellationToken.None);
}
