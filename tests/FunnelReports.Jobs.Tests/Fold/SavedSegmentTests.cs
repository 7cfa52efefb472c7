using FsCheck.Fluent;
using FunnelReports.Core;
using FunnelReports.Core.Calendars;
using FunnelReports.Core.Rollups;
using FunnelReports.Data;
using FunnelReports.Data.Dimensions;
using FunnelReports.Data.Filters;
using FunnelReports.Data.Model;
using FunnelReports.Data.Rollups;
using FunnelReports.Jobs.Fold;
using FunnelReports.TestKit.Databases;
using Microsoft.EntityFrameworkCore;

namespace FunnelReports.Jobs.Tests.Fold;

public class SavedSegmentTests
{
    private const string Text = "channel=C10 & channel=C11 & persona=P20";

    [Theory, OnSqlite, OnPostgres]
    public async Task A_saved_segment_is_kept_up_to_date_with_whatever_arrives_and_equals_the_live_fold_of_its_leads(Engine engine)
    {
        foreach (var world in Arrivals.Worlds.Sample(engine == Engine.Sqlite ? 6 : 3, 20))
        {
            await using var test = await TestDatabase.NewAsync(engine);
            await NameValuesAsync(test);

            // The process that folds learns of the segment by itself.
            var fold = new DirtyFold(test.Database, await test.WorkspaceAsync());
            var (batch, saved) = (1, default(SavedSegment));
            for (var at = 0; at < world.Arrivals.Count; batch++)
            {
                var size = world.BatchSizes[batch % world.BatchSizes.Count];
                await test.Database.LogAsync(t => test.Database.Log.WriteAsync(t, Arrivals.Batch([.. world.Arrivals.Skip(at).Take(size)], batch, batch * 1000L), default), default);
                at += size;

                // Some leads wait to be folded when it is saved.
                if (batch == 3) saved = await StoreOf(test).SaveAsync("somebody", "Mine", Text, null, default);
                if (batch % 2 == 0) await fold.RunAsync(default);
                Assert.Empty(await new Reconcile(test.Database, await test.WorkspaceAsync()).RunAsync(default));
                if (saved is not null) await EqualsLiveFoldAsync(test, saved);
            }

            await fold.RunAsync(default);
            saved ??= await StoreOf(test).SaveAsync("somebody", "Mine", Text, null, default);
            var kept = await HeldAsync(test);
            await new Rebuild(test.Database, await test.WorkspaceAsync()).RunAsync(default);
            Assert.Empty(CellComparison.Between(await HeldAsync(test), kept));
            await EqualsLiveFoldAsync(test, saved);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Removing_a_segment_leaves_the_rollups_as_if_it_had_never_been_and_its_audit(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await WriteAsync(test);
        var before = await HeldAsync(test);
        await StoreOf(test).SaveAsync("somebody", "Mine", Text, null, default);
        Assert.NotEmpty(CellComparison.Between(await HeldAsync(test), before));

        await StoreOf(test).RemoveAsync("somebody", "mine", default);

        Assert.Empty(CellComparison.Between(await HeldAsync(test), before));
        Assert.Empty((await test.WorkspaceAsync()).SavedSegments);
        await using var db = test.Database.Open();
        Assert.Equal(["segment.remove Mine ", "segment.save Mine " + Text], (await db.AuditEntries.ToListAsync()).Select(a => $"{a.Action} {a.Subject} {a.Detail}").Order());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_cannot_be_saved_is_refused_in_words(Engine engine)
    {
        await using var test = await TestDatabase.NewAsync(engine);
        await WriteAsync(test);
        var store = StoreOf(test);
        await store.SaveAsync("somebody", "Mine", Text, null, default);
        await Refused(" ", Text, "has no name");
        await Refused(new string('x', 101), Text, "101 characters long; 100 are possible");
        await Refused("a & channel=C10", Text, "would be read as several conditions");
        await Refused("Everyone", "all", "All leads are kept anyway");
        await Refused("Ten", "channel=C10", "'channel=C10' is kept already");
        await Refused("Other", "persona=P20 & channel=C11 & channel=C10", "is kept already");
        await Refused("MINE", "channel=C10 & persona=P21", "There is a saved segment 'Mine' already");
        await Refused("Nobody", "saved=Mine & channel=C12", "No lead can be in 'channel=C12 & saved=Mine': its conditions exclude each other");
        await Refused("Ten", "channel=Nothing & persona=P21", "No lead has the channel 'Nothing'");
        var unknown = await Assert.ThrowsAsync<MistakeException>(() => store.RemoveAsync("somebody", "Yours", default));
        Assert.Equal("There is no saved segment 'Yours'. Saved are Mine.", unknown.Message);

        async Task Refused(string name, string text, string because) =>
            Assert.Contains(because, (await Assert.ThrowsAsync<MistakeException>(() => store.SaveAsync("somebody", name, text, null, default))).Message, StringComparison.Ordinal);
    }

    private static SavedSegments StoreOf(TestDatabase test) => new(test.Database, new WorkspaceStore(test.Database, TimeProvider.System), TimeProvider.System);

    private static Task<RollupSet> HeldAsync(TestDatabase test) => test.Database.ReadAsync(t => HeldRollups.ReadAllAsync(t, default), default);

    // What the rollups hold of it against the log read by a condition in SQL.
    private static async Task EqualsLiveFoldAsync(TestDatabase test, SavedSegment saved)
    {
        var workspace = await test.WorkspaceAsync();
        var live = await test.Database.ReadAsync(
            t => new FoldedLog(test.Database, workspace).FoldAsync(
                t, "l.folded_channel_id IN (10, 11) AND l.folded_persona_id = 20", part => part.FillingOne(Bucketing.Stored(WeekStart.Monday), saved.Id), null, default),
            default);
        live.DropZeros();
        Assert.Empty(CellComparison.Between(Of(await HeldAsync(test), saved.Id), live));
    }

    private static RollupSet Of(RollupSet all, int segment)
    {
        var only = new RollupSet();
        foreach (var (key, tally) in all.Flow.Where(c => c.Key.Segment == segment)) only.Flow.Add(key, tally);
        foreach (var (key, tally) in all.Passages.Where(c => c.Key.Segment == segment)) only.Passages.Add(key, tally);
        foreach (var (key, stays) in all.Open.Where(c => c.Key.Segment == segment)) only.Open.Add(key, stays);
        foreach (var (from, to) in new[] { (all.Dwell, only.Dwell), (all.StayCohorts, only.StayCohorts), (all.ReachCohorts, only.ReachCohorts), (all.ReachLags, only.ReachLags) })
        {
            foreach (var (key, counts) in from.Where(c => c.Key.Segment == segment)) to.Add(key, counts);
        }

        return only;
    }

    private static async Task WriteAsync(TestDatabase test)
    {
        await NameValuesAsync(test);
        var arrivals = Arrivals.Worlds.Sample(1, 30).First().Arrivals.Select(a => a with { ChannelId = 10, PersonaId = 20 }).ToList();
        await test.Database.LogAsync(t => test.Database.Log.WriteAsync(t, Arrivals.Batch(arrivals, 1, 1000), default), default);
        await new DirtyFold(test.Database, await test.WorkspaceAsync()).RunAsync(default);
    }

    // The names of the values that arrivals have, so that filters can name them.
    private static async Task NameValuesAsync(TestDatabase test)
    {
        await using var db = test.Database.Open();
        foreach (var id in new[] { 10, 11, 12 }) db.DimensionValues.Add(new DimensionValueRow { Id = id, Dimension = (short)Dimension.Channel, Key = $"C{id}" });
        foreach (var id in new[] { 20, 21 }) db.DimensionValues.Add(new DimensionValueRow { Id = id, Dimension = (short)Dimension.Persona, Key = $"P{id}" });
        await db.SaveChangesAsync();
        (await db.IdBlocks.SingleAsync(b => b.Name == IdBlocks.DimensionValue)).Next = 30;
        await db.SaveChangesAsync();
    }
}
